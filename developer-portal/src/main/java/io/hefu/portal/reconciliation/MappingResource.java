package io.hefu.portal.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.language.Bilingual;
import io.hefu.core.reconciliation.FileMapping;
import io.hefu.core.reconciliation.FileMapping.TrailerRow;
import io.hefu.core.reconciliation.FileMappings.Declared;
import io.hefu.core.reconciliation.ProductName;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.refusal.Requirements;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How partners' files are read, over HTTP. */
@Path("/portal/v1/reconciliation-mappings/{kind}")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reconciliation")
public class MappingResource {

    private static final Bilingual NO_NULLS = new Bilingual("不能包含空值", "must have no null in it");

    private final ReconciliationFiles files;
    private final SignedIn signedIn;

    MappingResource(ReconciliationFiles files, SignedIn signedIn) {
        this.files = files;
        this.signedIn = signedIn;
    }

    @GET
    @Operation(
            operationId = "getReconciliationMapping",
            summary = "Read how files of a kind are read",
            description = "Needs the role partner-finance; the operator names the partner.")
    public Uni<MappingView> get(
            String kind,
            @Parameter(description = "Organisation id; for the operator only.") @QueryParam("partner") @Nullable
                    String partner) {
        Requirements requirements = new Requirements();
        Optional<OrganisationId> whose = Asked.partner(requirements, partner);
        String named = Asked.kind(requirements, kind);
        return signedIn.member()
                .invoke(Whose::visible)
                .invoke(requirements::check)
                .flatMap(member -> files.mapping(member, whose, named))
                .map(MappingView::of);
    }

    @PUT
    @Operation(
            operationId = "declareReconciliationMapping",
            summary = "Declare how files of a kind are read",
            description = "The next version of the mapping, for files that are read from now on. TIME and AMOUNT need a"
                    + " column; API too, unless all records are about one product; CALLS, where records are totals. Needs"
                    + " the role partner-finance; the operator names the partner.")
    public Uni<MappingView> declare(
            String kind,
            @Parameter(description = "Organisation id; for the operator only.") @QueryParam("partner") @Nullable
                    String partner,
            @Nullable MappingBody body) {
        MappingBody given = Requirements.body(body);
        Requirements requirements = new Requirements();
        Optional<OrganisationId> whose = Asked.partner(requirements, partner);
        String named = Asked.kind(requirements, kind);
        given.require(requirements);
        return signedIn.member()
                .invoke(Whose::visible)
                .invoke(requirements::check)
                .flatMap(member -> files.declare(member, whose, named, given.toMapping()))
                .map(MappingView::of);
    }

    /** What is left out is as usual. */
    public record MappingBody(
            @Schema(required = true, description = "CSV, XLSX or JSON") @Nullable
            String format,

            @Schema(description = "Of CSV; a comma when absent") @Nullable
            String separator,

            @Schema(description = "Before the header; 0 when absent") @Nullable
            Integer skippedRows,

            @Schema(description = "Whether records are sums over a day") @Nullable
            Boolean totals,

            @Schema(
                    required = true,
                    description =
                            "Our field, the file's column: CALL_ID, REFERENCE, API, OPERATION, RESULT, TIME, AMOUNT,"
                                    + " TAX, UNITS, CALLS, PRICE_VERSION, SUBSCRIBER")
            @Nullable
            Map<String, String> columns,

            @Schema(
                    description = "ISO (when absent), EPOCH_SECONDS, EPOCH_MILLIS, DAY_NUMBER, or a pattern such as"
                            + " yyyy-MM-dd HH:mm:ss")
            @Nullable
            String time,

            @Schema(description = "Asia/Shanghai when absent") @Nullable
            String zone,

            @Schema(description = "POINT for 1,234.56 (when absent), COMMA for 1.234,56") @Nullable
            String numbers,

            @Schema(description = "YUAN (when absent), FEN or MICRO_YUAN") @Nullable
            String amounts,

            @Schema(description = "The file's words for DELIVERED, FAILED, NOT_STATED") @Nullable
            Map<String, String> results,

            @Schema(description = "The file's names of APIs and what they are called here") @Nullable
            Map<String, ProductName> products,

            @Schema(description = "What all records are about, where no column says so") @Nullable
            ProductName product,

            @Schema(description = "Of the last row, where it says how many records came before") @Nullable
            TrailerRow trailer) {

        void require(Requirements requirements) {
            requirements.hold("columns", columns != null && hasNoNull(columns), NO_NULLS);
            requirements.hold("results", results == null || hasNoNull(results), NO_NULLS);
            requirements.hold(
                    "products",
                    products == null
                            || (hasNoNull(products)
                                    && products.values().stream().allMatch(MappingBody::isNamed)),
                    NO_NULLS);
            requirements.hold("product", product == null || isNamed(product), NO_NULLS);
            requirements.hold("trailer", trailer == null || trailer.marker() != null, NO_NULLS);
        }

        FileMapping toMapping() {
            return new FileMapping(
                    Objects.requireNonNullElse(format, ""),
                    Objects.requireNonNullElse(separator, ","),
                    Objects.requireNonNullElse(skippedRows, 0),
                    Objects.requireNonNullElse(totals, false),
                    Objects.requireNonNullElse(columns, Map.of()),
                    Objects.requireNonNullElse(time, "ISO"),
                    Objects.requireNonNullElse(zone, "Asia/Shanghai"),
                    Objects.requireNonNullElse(numbers, "POINT"),
                    Objects.requireNonNullElse(amounts, "YUAN"),
                    Objects.requireNonNullElse(results, Map.of()),
                    Objects.requireNonNullElse(products, Map.of()),
                    Optional.ofNullable(product),
                    Optional.ofNullable(trailer));
        }

        private static boolean hasNoNull(Map<String, ?> map) {
            return map.values().stream().allMatch(Objects::nonNull);
        }

        private static boolean isNamed(ProductName product) {
            return product.api() != null && product.operation() != null;
        }
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "ReconciliationMapping")
    public record MappingView(String kind, int version, FileMapping mapping, Instant declaredAt, String declaredBy) {

        static MappingView of(Declared declared) {
            return new MappingView(
                    declared.kind(),
                    declared.version(),
                    declared.mapping(),
                    declared.declaredAt(),
                    declared.declaredBy());
        }
    }
}
