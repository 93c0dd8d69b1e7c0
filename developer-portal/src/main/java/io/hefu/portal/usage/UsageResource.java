package io.hefu.portal.usage;

import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.language.Bilingual;
import io.hefu.core.usage.UsageReport;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.money.MoneyView;
import io.hefu.portal.refusal.Requirements;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Calls and cost over HTTP. */
@Path("/portal/v1/usage")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Usage")
public class UsageResource {

    private static final Bilingual APPLICATION_ID =
            new Bilingual("应为应用标识（UUID）", "must be an application's id, a UUID");

    private final UsageOverview usage;
    private final SignedIn signedIn;

    UsageResource(UsageOverview usage, SignedIn signedIn) {
        this.usage = usage;
        this.signedIn = signedIn;
    }

    @GET
    @Operation(operationId = "getUsage", summary = "The organisation's calls and cost of a month")
    public Uni<ReportView> report(
            @Parameter(description = "YYYY-MM of Asia/Shanghai; the current one when absent.")
                    @QueryParam("month")
                    @Nullable
                    String month,
            @QueryParam("applicationId") @Nullable String applicationId) {
        YearMonth wanted = Month.asked(month, usage.thisMonth());
        Optional<ApplicationId> application = Optional.ofNullable(applicationId).map(UsageResource::application);
        return signedIn.member()
                .flatMap(member -> usage.report(member, wanted, application))
                .map(ReportView::of);
    }

    @GET
    @Path("/split")
    @Operation(
            operationId = "getRevenueSplit",
            summary = "How an application's calls of a month were counted, rated and shared",
            description = "For the application's organisation, and for the operator. When nothing is in transit,"
                    + " usageRecords equals ratedLines and the shares sum to the cost, to the micro-yuan.")
    public Uni<SplitView> split(
            @Parameter(required = true) @QueryParam("applicationId") @Nullable String applicationId,
            @QueryParam("month") @Nullable String month) {
        ApplicationId application = application(applicationId);
        YearMonth wanted = Month.asked(month, usage.thisMonth());
        return signedIn.member()
                .flatMap(member -> usage.split(member, application, wanted))
                .map(SplitView::of);
    }

    private static ApplicationId application(@Nullable String text) {
        Requirements requirements = new Requirements();
        Optional<ApplicationId> id = requirements.read("applicationId", text, ApplicationId::of, APPLICATION_ID);
        requirements.check();
        return id.orElseThrow();
    }

    public record ReportView(
            @Schema(type = SchemaType.STRING, examples = "2026-07")
            YearMonth month,

            long calls,
            MoneyView cost,
            List<LineView> lines,
            List<DayView> days) {

        static ReportView of(UsageReport report) {
            return new ReportView(
                    report.month(),
                    report.calls(),
                    MoneyView.of(report.cost()),
                    report.lines().stream().map(LineView::of).toList(),
                    report.days().stream().map(DayView::of).toList());
        }
    }

    public record LineView(
            UUID applicationId,
            Environment environment,
            String api,
            String operation,
            long calls,
            long billableCalls,
            long units,
            MoneyView cost) {

        static LineView of(UsageReport.Line line) {
            return new LineView(
                    line.application().value(),
                    line.environment(),
                    line.api().value(),
                    line.operation(),
                    line.calls(),
                    line.billableCalls(),
                    line.units(),
                    MoneyView.of(line.cost()));
        }
    }

    public record DayView(LocalDate date, long calls, long refusedCalls, MoneyView cost) {

        static DayView of(UsageReport.Day day) {
            return new DayView(day.date(), day.calls(), day.refusedCalls(), MoneyView.of(day.cost()));
        }
    }

    public record SplitView(long usageRecords, long ratedLines, MoneyView cost, List<ShareView> shares) {

        static SplitView of(ApplicationSplit split) {
            return new SplitView(
                    split.usageRecords(),
                    split.ratedLines(),
                    MoneyView.of(split.cost()),
                    split.shares().stream().map(ShareView::of).toList());
        }
    }

    public record ShareView(UUID organisationId, String organisationName, MoneyView amount) {

        static ShareView of(ApplicationSplit.Share share) {
            return new ShareView(share.organisation().value(), share.organisationName(), MoneyView.of(share.amount()));
        }
    }
}
