package io.hefu.portal.tmforum;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.hefu.core.money.Money;
import io.hefu.core.tmforum.SharingReport;
import io.hefu.core.tmforum.SharingReport.Line;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An issued monthly statement as TMF737 has it: {@code PartyRevSharingReport}, with an item for each agreement version. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SharingReportRepresentation(
        @JsonProperty("@type") String type,
        String id,
        String href,
        List<Item> partyRevSharingReportItem,
        TmfMoney money,
        Instant createDate) {

    private static final ZoneId BUSINESS_ZONE = ZoneId.of("Asia/Shanghai");

    /** @param models where models are */
    static SharingReportRepresentation of(SharingReport report, String collection, String models) {
        String id = report.month() + "_" + report.party();
        Map<String, List<Line>> byModel = new LinkedHashMap<>();
        report.lines()
                .forEach(line -> byModel.computeIfAbsent(
                                SharingModelRepresentation.id(line.agreement(), line.version()),
                                of -> new ArrayList<>())
                        .add(line));
        List<Item> items = byModel.entrySet().stream()
                .map(entry -> Item.of(report, entry.getKey(), entry.getValue(), models))
                .toList();
        return new SharingReportRepresentation(
                "PartyRevSharingReport",
                id,
                collection + "/" + id,
                items,
                TmfMoney.of(report.share()),
                report.issuedAt());
    }

    /** What one version of an agreement brought. */
    public record Item(
            @JsonProperty("@type") String type,
            String id,
            ModelItem partyRevSharingModelItem,
            TmfParty relatedParty,
            Period billPeriod,
            List<Detail> sharingReportItemIDetail,
            TmfMoney money,
            String status) {

        static Item of(SharingReport report, String model, List<Line> lines, String models) {
            Money sum = lines.stream().map(Line::share).reduce(Money.ZERO, Money::plus);
            return new Item(
                    "PartyRevSharingReportItem",
                    model,
                    new ModelItem(
                            model,
                            lines.get(0).agreement(),
                            models + "/" + model,
                            report.party().toString(),
                            "PartyRevSharingModelItem"),
                    TmfParty.of(report.party(), "partner"),
                    new Period(
                            report.month().atDay(1).atStartOfDay(BUSINESS_ZONE).toInstant(),
                            report.month()
                                    .plusMonths(1)
                                    .atDay(1)
                                    .atStartOfDay(BUSINESS_ZONE)
                                    .toInstant()),
                    lines.stream().map(line -> Detail.of(line, report.state())).toList(),
                    TmfMoney.of(sum),
                    report.state());
        }
    }

    /** Under which terms. */
    public record ModelItem(
            String revenueSharingModelId,
            String revenueSharingModelName,
            String revenueSharingModelHref,
            String itemId,
            @JsonProperty("@referredType") String referredType) {}

    /** From the first moment to the one after the last. */
    public record Period(Instant startDateTime, Instant endDateTime) {}

    /** What one operation brought. */
    public record Detail(
            @JsonProperty("@type") String type,
            String id,
            TmfReference productOffering,
            TmfMoney money,
            String status) {

        static Detail of(Line line, String status) {
            String offering = SharingModelRepresentation.offering(line.api().value(), line.operation());
            return new Detail(
                    "PartyRevSharingReportItemDetail",
                    offering,
                    TmfReference.to("ProductOffering", offering),
                    TmfMoney.of(line.share()),
                    status);
        }
    }
}
