package io.hefu.portal.usage;

import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.usage.RevenueSplit;
import io.hefu.core.usage.UsageReport;
import io.hefu.core.usage.UsageReports;
import io.hefu.portal.application.Application;
import io.hefu.portal.application.Applications;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.Organisation;
import io.hefu.portal.member.Organisations;
import io.hefu.portal.member.Role;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a member's organisation has called, and what it costs. */
@Singleton
public class UsageOverview {

    private static final ZoneId BUSINESS_ZONE = ZoneId.of("Asia/Shanghai");

    private final UsageReports reports;
    private final Applications applications;
    private final Organisations organisations;
    private final Clock clock;

    UsageOverview(UsageReports reports, Applications applications, Organisations organisations, Clock clock) {
        this.reports = reports;
        this.applications = applications;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** On the calendar that calls are billed by. */
    public YearMonth thisMonth() {
        return YearMonth.now(clock.withZone(BUSINESS_ZONE));
    }

    /** @param application one of the organisation's, or empty for all */
    public Uni<UsageReport> report(Member member, YearMonth month, Optional<ApplicationId> application) {
        Uni<Optional<ApplicationId>> checked = application
                .map(id -> applications.get(member, id).map(Application::id).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
        return checked.flatMap(wanted -> Transactions.elsewhere(
                () -> reports.ofDeveloper(member.organisation().id(), wanted, month)));
    }

    /** For the application's organisation, and for the operator. */
    public Uni<ApplicationSplit> split(Member member, ApplicationId application, YearMonth month) {
        Uni<Application> visible = member.has(Role.OPERATOR_ADMIN)
                ? applications.ofAnyone(application)
                : applications.get(member, application);
        return visible.chain(() -> Transactions.elsewhere(() -> reports.splitOf(application, month)))
                .flatMap(split -> organisations
                        .named(split.shares().keySet())
                        .map(parties -> new ApplicationSplit(
                                split.usageRecords(), split.ratedLines(), split.cost(), shares(split, parties))));
    }

    /** A party that the portal does not know is shown by its id: no share is left out. */
    private static List<ApplicationSplit.Share> shares(RevenueSplit split, List<Organisation> parties) {
        return split.shares().entrySet().stream()
                .map(entry ->
                        new ApplicationSplit.Share(entry.getKey(), name(entry.getKey(), parties), entry.getValue()))
                .sorted(Comparator.comparing(
                        (ApplicationSplit.Share share) -> share.organisation().value()))
                .toList();
    }

    private static String name(OrganisationId id, List<Organisation> parties) {
        return parties.stream()
                .filter(party -> party.id().equals(id))
                .map(Organisation::name)
                .findFirst()
                .orElseGet(id::toString);
    }
}
