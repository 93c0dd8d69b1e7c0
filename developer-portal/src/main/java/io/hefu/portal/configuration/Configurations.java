package io.hefu.portal.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.configuration.ConfigurationDocument.LimitsPart;
import io.hefu.portal.configuration.ConfigurationDocument.PlanPart;
import io.hefu.portal.hosting.HostedApiPart;
import io.hefu.portal.hosting.HostedConfigurations;
import io.hefu.portal.hosting.Placements;
import io.hefu.portal.hosting.PreparedApi;
import io.hefu.portal.language.Bilingual;
import io.hefu.portal.limit.CallLimits;
import io.hefu.portal.limit.LimitSubject;
import io.hefu.portal.limit.Limits;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.Role;
import io.hefu.portal.plan.LimitsChange;
import io.hefu.portal.plan.PlanApis;
import io.hefu.portal.plan.Plans;
import io.hefu.portal.refusal.PortalRefusal;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The operator's configuration, exported and applied as a whole. Single changes are made by those who make them one by one,
 * with their rules and their audit entries; together they take effect, or none does.
 */
@Singleton
public class Configurations {

    private static final String ANY = "*";
    private static final Bilingual TAG_NEEDED =
            new Bilingual("必须是导出时的 ETag；* 表示不检查", "must be the ETag of the export, or * for any");
    private static final Bilingual SAME_PLANS = new Bilingual(
            "必须包含且仅包含现有的套餐：套餐不能通过此文件新建或删除",
            "must be the plans there are: this document neither creates nor removes plans");

    private final Plans plans;
    private final PlanApis planApis;
    private final Limits limits;
    private final HostedConfigurations hosted;
    private final Placements placements;
    private final ConfigurationFormat format;
    private final Transactions transactions;

    Configurations(
            Plans plans,
            PlanApis planApis,
            Limits limits,
            HostedConfigurations hosted,
            Placements placements,
            ConfigurationFormat format,
            Transactions transactions) {
        this.plans = plans;
        this.planApis = planApis;
        this.limits = limits;
        this.hosted = hosted;
        this.placements = placements;
        this.format = format;
        this.transactions = transactions;
    }

    public Uni<ConfigurationDocument> export(Member member) {
        member.require(Role.OPERATOR_ADMIN);
        return hosted.look().chain(() -> transactions.reading(() -> current(member)));
    }

    /** What applying the document would change now. Whether each change is allowed, only applying it tells. */
    public Uni<List<SettingChange>> compare(Member member, JsonNode document) {
        member.require(Role.OPERATOR_ADMIN);
        return wanted(document)
                .flatMap(wanted -> transactions.reading(() -> current(member)).map(now -> changes(now, wanted)));
    }

    /**
     * Makes the configuration what the document says, as far as no one else must approve it.
     *
     * @param expectedTag of the export that the document was made out of, or {@code *} for any; refused when it is absent, and
     *     when the configuration has moved on since
     * @param dryRun whether all of it is undone at the end, so that nothing but refusals is left
     */
    public Uni<List<SettingChange>> apply(
            Member member, JsonNode document, Optional<String> expectedTag, boolean dryRun) {
        member.require(Role.OPERATOR_ADMIN);
        String tag = expectedTag
                .map(String::strip)
                .orElseThrow(() -> new RefusedException(PortalRefusal.Invalid.field("If-Match", TAG_NEEDED)));
        return wanted(document)
                .flatMap(wanted -> transactions.writing(() -> transactions
                        .lock(Transactions.CONFIGURATION)
                        .chain(() -> current(member))
                        .flatMap(now -> {
                            if (!tag.equals(ANY) && !tag.equals(format.entityTag(now))) {
                                throw new RefusedException(new PortalRefusal.ChangedMeanwhile());
                            }
                            return inOrder(steps(member, now, wanted))
                                    .chain(() -> dryRun
                                            ? transactions.undo()
                                            : Uni.createFrom().voidItem())
                                    .replaceWith(() -> changes(now, wanted));
                        })));
    }

    private static List<SettingChange> changes(ConfigurationDocument now, Wanted wanted) {
        return SettingChange.between(now.concerning(wanted.document()), wanted.document(), wanted::effectOf);
    }

    private Uni<ConfigurationDocument> current(Member member) {
        return plans.list(member)
                .flatMap(all -> limits.list(member)
                        .flatMap(sets -> hosted.current().map(parts -> ConfigurationDocument.of(all, sets, parts))));
    }

    /** Definitions are read, and hosts looked up, one after another and before any transaction. */
    private Uni<Wanted> wanted(JsonNode document) {
        ConfigurationDocument given = format.read(document);
        List<PreparedApi> prepared = new ArrayList<>();
        Uni<Void> all = hosted.look();
        for (HostedApiPart part : given.hostedApis()) {
            all = all.chain(() -> Place.atLast("hostedApis/" + part.path(), () -> hosted.prepare(part)))
                    .invoke(prepared::add)
                    .replaceWithVoid();
        }
        return all.map(done -> Wanted.of(given, prepared));
    }

    /** What is taken out of a plan goes first: another one may get it. */
    private List<Supplier<Uni<Void>>> steps(Member member, ConfigurationDocument now, Wanted wanted) {
        Map<String, PlanPart> old = byName(now.plans(), PlanPart::planCode);
        Map<String, PlanPart> fresh = byName(wanted.document().plans(), PlanPart::planCode);
        if (!old.keySet().equals(fresh.keySet())) {
            throw new RefusedException(PortalRefusal.Invalid.field("plans", SAME_PLANS));
        }
        List<Supplier<Uni<Void>>> steps = new ArrayList<>(hostedSteps(member, wanted));
        fresh.forEach((code, plan) -> missing(old.get(code), plan)
                .forEach(api -> steps.add(at(
                        "plans/" + code + "/apis/" + api,
                        () -> planApis.withdraw(member, new PlanCode(code), new ApiName(api))))));
        fresh.forEach((code, plan) -> {
            if (!isLimitedAlike(old.get(code), plan)) {
                steps.add(at(
                        "plans/" + code,
                        () -> plans.changeLimits(member, new PlanCode(code), limitsOf(plan), Optional.empty())));
            }
            missing(plan, old.get(code)).stream()
                    .filter(api -> !wanted.isAwaited(api))
                    .forEach(api -> steps.add(at(
                            "plans/" + code + "/apis/" + api,
                            () -> planApis.offer(member, new PlanCode(code), new ApiName(api)))));
        });
        steps.addAll(limitSteps(member, now, wanted));
        return steps;
    }

    private List<Supplier<Uni<Void>>> hostedSteps(Member member, Wanted wanted) {
        List<Supplier<Uni<Void>>> steps = new ArrayList<>();
        for (PreparedApi api : wanted.hosted()) {
            String place = "hostedApis/" + api.part().path();
            if (api.isToBeSubmitted()) {
                steps.add(at(place, () -> placements.submit(member, api)));
            }
            if (api.isToBeAnnounced()) {
                steps.add(at(place, () -> placements.announce(member, api)));
            }
        }
        return steps;
    }

    private List<Supplier<Uni<Void>>> limitSteps(Member member, ConfigurationDocument now, Wanted wanted) {
        Map<LimitSubject, LimitsPart> old = byName(now.limits(), LimitsPart::toSubject);
        Map<LimitSubject, LimitsPart> fresh = byName(
                wanted.document().limits().stream()
                        .filter(part -> !wanted.isAwaited(part))
                        .toList(),
                LimitsPart::toSubject);
        List<LimitSubject> subjects = new ArrayList<>(old.keySet());
        fresh.keySet().stream().filter(subject -> !old.containsKey(subject)).forEach(subjects::add);
        List<Supplier<Uni<Void>>> steps = new ArrayList<>();
        for (LimitSubject subject : subjects) {
            CallLimits before = limitsOf(old.get(subject));
            CallLimits after = limitsOf(fresh.get(subject));
            if (!before.equals(after)) {
                steps.add(at("limits/" + subject, () -> limits.set(member, subject, after, Optional.empty())));
            }
        }
        return steps;
    }

    private static CallLimits limitsOf(@Nullable LimitsPart part) {
        return part == null ? CallLimits.NONE : part.limits().toLimits();
    }

    private static LimitsChange limitsOf(PlanPart plan) {
        return new LimitsChange(
                Optional.of(plan.callsPerSecond()),
                Optional.of(plan.burst()),
                Optional.of(plan.quotaCalls()),
                Optional.of(plan.quotaPeriod()));
    }

    private static boolean isLimitedAlike(PlanPart one, PlanPart other) {
        return one.callsPerSecond() == other.callsPerSecond()
                && one.burst() == other.burst()
                && one.quotaCalls() == other.quotaCalls()
                && one.quotaPeriod() == other.quotaPeriod();
    }

    /** The APIs of one plan that the other is without. */
    private static TreeSet<String> missing(PlanPart one, PlanPart other) {
        TreeSet<String> apis = new TreeSet<>(one.apis());
        other.apis().forEach(apis::remove);
        return apis;
    }

    private static <N, P> Map<N, P> byName(List<P> parts, Function<P, N> name) {
        return parts.stream()
                .collect(Collectors.toMap(name, Function.identity(), (one, same) -> one, LinkedHashMap::new));
    }

    private static <T> Supplier<Uni<Void>> at(String path, Supplier<Uni<T>> change) {
        return () -> Place.atLast(path, change).replaceWithVoid();
    }

    private Uni<Void> inOrder(List<Supplier<Uni<Void>>> steps) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Supplier<Uni<Void>> step : steps) {
            all = all.chain(() -> step.get()).chain(transactions::flush);
        }
        return all;
    }
}
