package io.hefu.portal.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.hosting.HostedApiPart;
import io.hefu.portal.hosting.HostedConfigurations;
import io.hefu.portal.hosting.PreparedApi;
import io.hefu.portal.limit.Limits;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.Role;
import io.hefu.portal.plan.Plans;
import io.hefu.portal.refusal.PortalRefusal;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The operator's configuration, exported and applied as a whole. Single changes are made by those who make them one by one,
 * with their rules and their audit entries; together they take effect, or none does.
 */
@Singleton
public class Configurations {

    private static final String ANY = "*";
    private static final Bilingual TAG_NEEDED =
            new Bilingual("必须是导出时的 ETag；* 表示不检查", "must be the ETag of the export, or * for any");

    private final Plans plans;
    private final Limits limits;
    private final HostedConfigurations hosted;
    private final ConfigurationSteps steps;
    private final ConfigurationFormat format;
    private final Transactions transactions;

    Configurations(
            Plans plans,
            Limits limits,
            HostedConfigurations hosted,
            ConfigurationSteps steps,
            ConfigurationFormat format,
            Transactions transactions) {
        this.plans = plans;
        this.limits = limits;
        this.hosted = hosted;
        this.steps = steps;
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
                                throw new RefusedException(PortalRefusal.Plain.CHANGED_MEANWHILE);
                            }
                            return inOrder(steps.of(member, now, wanted))
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

    private Uni<Void> inOrder(List<Supplier<Uni<Void>>> steps) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Supplier<Uni<Void>> step : steps) {
            all = all.chain(() -> step.get()).chain(transactions::flush);
        }
        return all;
    }
}
