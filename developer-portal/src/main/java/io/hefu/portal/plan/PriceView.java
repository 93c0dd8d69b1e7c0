package io.hefu.portal.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hefu.core.language.Bilingual;
import io.hefu.core.pricing.PriceLists.Price;
import io.hefu.core.pricing.PriceTerms;
import io.hefu.portal.catalogue.PublishedApi.Charging;
import io.hefu.portal.catalogue.PublishedApis;
import io.hefu.portal.money.MoneyView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an operation costs under a plan, and which of its answers cost it. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PriceView(
        String api,
        String operation,

        @Schema(description = "Where every unit costs the same.")
        Optional<MoneyView> perUnit,

        int version,
        Instant effectiveFrom,
        PriceTerms terms,
        boolean taxIncluded,
        @Schema(description = "The price in words.") Bilingual words,

        @Schema(description = "What is counted.", examples = "message-segment")
        Optional<String> unit,

        @Schema(description = "The HTTP statuses that are charged; all others are free.", examples = "[201]")
        List<Integer> billable) {

    public static PriceView of(Price price, PublishedApis apis) {
        Optional<Charging> charging = apis.charging(price.api(), price.operation());
        return new PriceView(
                price.api().value(),
                price.operation(),
                price.terms().simplePerUnit().map(MoneyView::of),
                price.version(),
                price.effectiveFrom(),
                price.terms(),
                price.taxIncluded(),
                price.terms().words(),
                charging.map(Charging::unit),
                charging.map(Charging::billable).orElse(List.of()));
    }
}
