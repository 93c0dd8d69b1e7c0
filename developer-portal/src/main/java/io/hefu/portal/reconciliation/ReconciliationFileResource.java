package io.hefu.portal.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hefu.core.call.Environment;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.language.Bilingual;
import io.hefu.core.reconciliation.AcknowledgementForms;
import io.hefu.core.reconciliation.FileReceipt;
import io.hefu.core.reconciliation.FileReceipt.Disposition;
import io.hefu.core.reconciliation.FileSubmission;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.money.MoneyView;
import io.hefu.portal.paging.Listing;
import io.hefu.portal.paging.PageQuery;
import io.hefu.portal.paging.PageRequest;
import io.hefu.portal.refusal.Requirements;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Partners' files over HTTP. */
@Path("/portal/v1/reconciliation-files")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reconciliation")
public class ReconciliationFileResource {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private static final Bilingual SEQUENCE = new Bilingual("应为从 1 开始的整数", "must be a whole number from 1 on");
    private static final Bilingual RECORDS = new Bilingual("应为不小于 0 的整数", "must be a whole number, 0 or more");
    private static final Bilingual HASH =
            new Bilingual("应为 64 位小写十六进制的 SHA-256", "must be a SHA-256 in 64 lower-case hexadecimal digits");
    private static final Bilingual ENVIRONMENT = new Bilingual("应为 live 或 sandbox", "must be live or sandbox");

    private final ReconciliationFiles files;
    private final SignedIn signedIn;

    ReconciliationFileResource(ReconciliationFiles files, SignedIn signedIn) {
        this.files = files;
        this.signedIn = signedIn;
    }

    /** What is said of a file, beside it. */
    public static class FileQuery {

        @QueryParam("kind")
        @Parameter(
                required = true,
                description = "What the file holds, as its mapping is declared: calls, daily-totals.")
        public @Nullable String kind;

        @QueryParam("sequence")
        @Parameter(
                required = true,
                description =
                        "The file's number among those of this kind and environment: from 1, one after the other.")
        public @Nullable String sequence;

        @QueryParam("period")
        @Parameter(required = true, description = "YYYY-MM or YYYY-MM-DD, of Asia/Shanghai.")
        public @Nullable String period;

        @QueryParam("environment")
        @Parameter(description = "live, or sandbox for trials; live when absent.")
        public @Nullable String environment;

        @QueryParam("records")
        @Parameter(description = "How many records the file has; it is refused when it has not as many.")
        public @Nullable String records;

        @QueryParam("sha256")
        @Parameter(description = "Of the file's bytes; it is refused when they are others.")
        public @Nullable String sha256;

        @QueryParam("partner")
        @Parameter(description = "Organisation id; for the operator only.")
        public @Nullable String partner;
    }

    @POST
    @ResponseStatus(201)
    @Consumes({MediaType.APPLICATION_OCTET_STREAM, "text/csv", MediaType.TEXT_PLAIN, MediaType.APPLICATION_JSON, XLSX})
    @Operation(
            operationId = "sendReconciliationFile",
            summary = "Send a file of what the partner counted: CSV, XLSX or JSON, at most 64 MiB",
            description =
                    "Read by the mapping that is declared for its kind. A file is taken whole, but for the records"
                            + " that its acknowledgement names, or not at all. One that comes before its turn waits; a copy is"
                            + " ignored; another file with a number that is taken is refused. Needs the role partner-finance; the"
                            + " operator names the partner.")
    public Uni<FileView> send(@BeanParam FileQuery query, @Nullable InputStream content) {
        InputStream given = content == null ? InputStream.nullInputStream() : content;
        Requirements requirements = new Requirements();
        String kind = Asked.kind(requirements, query.kind);
        Optional<OrganisationId> partner = Asked.partner(requirements, query.partner);
        Optional<Period> period = Asked.period(requirements, query.period);
        Optional<Long> sequence = requirements.read("sequence", query.sequence, text -> atLeast(text, 1), SEQUENCE);
        Optional<Long> records = Optional.ofNullable(query.records)
                .flatMap(text -> requirements.read("records", text, number -> atLeast(number, 0), RECORDS));
        Optional<Environment> environment = requirements.read(
                "environment",
                query.environment == null ? Environment.LIVE.label() : query.environment,
                ReconciliationFileResource::environment,
                ENVIRONMENT);
        Optional<String> sha256 = Optional.ofNullable(query.sha256);
        requirements.hold(
                "sha256", sha256.map(hash -> SHA256.matcher(hash).matches()).orElse(true), HASH);
        return signedIn.member()
                .invoke(Whose::visible)
                .invoke(requirements::check)
                .flatMap(member -> files.receive(
                        member,
                        new FileSubmission(
                                Whose.account(member, partner),
                                kind,
                                environment.orElseThrow(),
                                sequence.orElseThrow(),
                                period.orElseThrow().from(),
                                period.orElseThrow().to(),
                                records,
                                sha256,
                                member.username()),
                        given))
                .map(FileView::of);
    }

    @GET
    @Operation(
            operationId = "listReconciliationFiles",
            summary = "List files, the latest first",
            description = "Needs the role partner-finance; the operator sees all, or those of the partner it names.")
    public Uni<Listing<FileView>> list(
            @Parameter(description = "Organisation id; for the operator only.") @QueryParam("partner") @Nullable
                    String partner,
            @BeanParam PageQuery query) {
        Requirements requirements = new Requirements();
        Optional<OrganisationId> whose = Asked.partner(requirements, partner);
        return signedIn.member()
                .invoke(Whose::visible)
                .invoke(requirements::check)
                .flatMap(member -> page(member, whose, query.request()));
    }

    @GET
    @Path("/{fileId}")
    @Operation(operationId = "getReconciliationFile", summary = "Read what became of a file")
    public Uni<FileView> get(UUID fileId) {
        return signedIn.member().flatMap(member -> files.file(member, fileId)).map(FileView::of);
    }

    @GET
    @Path("/{fileId}/acknowledgement")
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN, "text/csv"})
    @Operation(
            operationId = "getReconciliationFileAcknowledgement",
            summary = "Read a file's acknowledgement: counts, hash, and each problem by row and column",
            description = "As it was first told. As CSV to Accept: text/csv or text/plain.")
    public Uni<RestResponse<String>> acknowledgement(UUID fileId, @Context HttpHeaders headers) {
        boolean json = headers.getAcceptableMediaTypes().get(0).isCompatible(MediaType.APPLICATION_JSON_TYPE);
        return signedIn.member()
                .flatMap(member -> files.acknowledgement(member, fileId))
                .map(forms -> json ? ResponseBuilder.ok(forms.json(), MediaType.APPLICATION_JSON) : csv(forms))
                .map(ResponseBuilder::build);
    }

    private Uni<Listing<FileView>> page(Member member, Optional<OrganisationId> whose, PageRequest request) {
        return files.files(member, whose, request).map(page -> Listing.of(page, FileView::of));
    }

    private static ResponseBuilder<String> csv(AcknowledgementForms forms) {
        return ResponseBuilder.ok(forms.csv(), "text/plain;charset=UTF-8");
    }

    private static long atLeast(String text, long least) {
        long number = Long.parseLong(text);
        if (number < least) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    private static Environment environment(String text) {
        return Environment.valueOf(text.toUpperCase(Locale.ROOT));
    }

    /**
     * @param from first day it is about
     * @param to last day it is about
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "ReconciliationFile")
    public record FileView(
            UUID fileId,
            UUID partnerId,
            String kind,
            Environment environment,
            long sequence,
            LocalDate from,
            LocalDate to,
            String sha256,
            Instant receivedAt,
            String receivedBy,
            Disposition disposition,
            long records,
            long accepted,
            MoneyView amount,

            @Schema(description = "The number of the file to send first, where this one waits.")
            Optional<Long> firstMissing) {

        static FileView of(FileReceipt file) {
            FileSubmission said = file.submission();
            return new FileView(
                    file.id(),
                    said.partner().value(),
                    said.kind(),
                    said.environment(),
                    said.sequence(),
                    said.from(),
                    said.to().minusDays(1),
                    file.sha256(),
                    file.receivedAt(),
                    said.sentBy(),
                    file.disposition(),
                    file.records(),
                    file.accepted(),
                    MoneyView.of(file.amount()),
                    file.firstMissing());
        }
    }
}
