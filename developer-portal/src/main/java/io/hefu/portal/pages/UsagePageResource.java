package io.hefu.portal.pages;

import io.hefu.core.identity.ApplicationId;
import io.hefu.core.language.Language;
import io.hefu.core.usage.UsageReport;
import io.hefu.portal.application.Application;
import io.hefu.portal.application.Applications;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.pages.MoneyPages.Month;
import io.hefu.portal.pages.MoneyPages.Usage;
import io.hefu.portal.paging.PageRequest;
import io.hefu.portal.usage.UsageOverview;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The developer's calls and what they cost. */
@Path("/console")
@Authenticated
public class UsagePageResource {

    private final Visit visit;
    private final SignedIn signedIn;
    private final UsageOverview usage;
    private final Applications applications;
    private final MoneyMessages chinese;
    private final MoneyMessages english;

    UsagePageResource(
            Visit visit,
            SignedIn signedIn,
            UsageOverview usage,
            Applications applications,
            MoneyMessages chinese,
            @Localized("en") MoneyMessages english) {
        this.visit = visit;
        this.signedIn = signedIn;
        this.usage = usage;
        this.applications = applications;
        this.chinese = chinese;
        this.english = english;
    }

    @GET
    @Path("/usage")
    public Uni<Response> usage(
            @QueryParam("month") @Nullable String month, @QueryParam("application") @Nullable String application) {
        return signedIn.member()
                .flatMap(member -> applications
                        .list(member, PageRequest.LARGEST)
                        .flatMap(known -> report(member, month, application)
                                .flatMap(report -> visit.show(
                                        Room.USAGE, frame -> page(frame, report, known.items(), application)))));
    }

    @GET
    @Path("/usage.csv")
    @Produces("text/csv;charset=UTF-8")
    public Uni<Response> csv(
            @QueryParam("month") @Nullable String month, @QueryParam("application") @Nullable String application) {
        return signedIn.member()
                .flatMap(member -> report(member, month, application))
                .map(report -> Response.ok(UsageCsv.of(report), "text/csv;charset=UTF-8")
                        .header("Content-Disposition", "attachment; filename=\"hefu-usage-" + report.month() + ".csv\"")
                        .header("Cache-Control", "no-store")
                        .header("X-Content-Type-Options", "nosniff")
                        .build());
    }

    private Uni<UsageReport> report(Member member, @Nullable String month, @Nullable String application) {
        return usage.report(member, Months.read(month, usage.thisMonth()), one(application));
    }

    private Usage page(PageFrame frame, UsageReport report, List<Application> known, @Nullable String application) {
        UsageCharts charts = new UsageCharts(report, frame.wording(), messages(frame.language()));
        String chosen = one(application).map(ApplicationId::toString).orElse("");
        Month month = new Month(report, known, chosen);
        return new Usage(frame, usage.thisMonth(), month, charts.calls(), charts.cost());
    }

    private MoneyMessages messages(Language language) {
        return language == Language.CHINESE ? chinese : english;
    }

    private static Optional<ApplicationId> one(@Nullable String application) {
        try {
            return Optional.ofNullable(application).filter(id -> !id.isBlank()).map(ApplicationId::of);
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
