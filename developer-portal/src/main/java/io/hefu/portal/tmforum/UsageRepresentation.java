package io.hefu.portal.tmforum;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.hefu.core.tmforum.RatedUsage;
import io.hefu.core.tmforum.RatedUsage.State;
import io.hefu.core.usage.UsageRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A call as TMF635 has it: {@code Usage}. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record UsageRepresentation(
        String id,
        String href,
        String description,
        Instant usageDate,
        String usageType,
        String status,
        List<RelatedParty> relatedParty,
        List<Characteristic> usageCharacteristic,
        Optional<List<Rated>> ratedProductUsage,
        Specification usageSpecification,
        @JsonProperty("@type") String type) {

    static UsageRepresentation of(RatedUsage usage, String collection) {
        UsageRecord record = usage.record();
        String operation = record.api() + ":" + record.operation();
        String id = record.call().value().toString();
        return new UsageRepresentation(
                id,
                collection + "/" + id,
                operation,
                record.receivedAt(),
                record.api().value(),
                usage.state().name().toLowerCase(Locale.ROOT),
                List.of(
                        new RelatedParty(record.organisation().toString(), "developer", "Organization", "RelatedParty"),
                        new RelatedParty(
                                record.application().value().toString(), "application", "Application", "RelatedParty")),
                characteristics(usage),
                usage.rating().map(rating -> List.of(Rated.of(rating, usage.state()))),
                new Specification(operation, operation, "UsageSpecification"),
                "Usage");
    }

    private static List<Characteristic> characteristics(RatedUsage usage) {
        List<Characteristic> all = new ArrayList<>();
        all.add(Characteristic.text("environment", usage.record().environment().name()));
        all.add(Characteristic.text("correlator", usage.record().correlator().value()));
        usage.record().plan().ifPresent(plan -> all.add(Characteristic.text("plan", plan.value())));
        usage.result().ifPresent(result -> {
            all.add(Characteristic.number("units", result.units()));
            all.add(Characteristic.number("httpStatus", result.status()));
            all.add(Characteristic.text("resultCode", result.code()));
            all.add(new Characteristic("billable", "boolean", result.billable()));
            all.add(Characteristic.number("latencyMicros", result.latencyMicros()));
        });
        return all;
    }

    /** Who has to do with it. */
    public record RelatedParty(
            String id,
            String role,
            @JsonProperty("@referredType") String referredType,
            @JsonProperty("@type") String type) {}

    /** Something that is known of it. */
    public record Characteristic(String name, String valueType, Object value) {

        static Characteristic text(String name, String value) {
            return new Characteristic(name, "string", value);
        }

        static Characteristic number(String name, long value) {
            return new Characteristic(name, "number", value);
        }
    }

    /** What was used. */
    public record Specification(
            String id,
            String name,
            @JsonProperty("@referredType") String referredType) {}

    /** What it cost, tax included. */
    public record Rated(
            @JsonProperty("isBilled") boolean billed,
            @JsonProperty("isTaxExempt") boolean taxExempt,
            Instant ratingDate,
            String ratingAmountType,
            String usageRatingTag,
            TmfMoney taxIncludedRatingAmount,
            @JsonProperty("@type") String type) {

        static Rated of(RatedUsage.Rating rating, State state) {
            return new Rated(
                    state == State.BILLED,
                    false,
                    rating.at(),
                    "Total",
                    "usage",
                    TmfMoney.of(rating.gross()),
                    "RatedProductUsage");
        }
    }
}
