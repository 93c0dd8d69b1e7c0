package io.hefu.core.pricing;

import io.hefu.core.language.Bilingual;
import io.hefu.core.money.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A price as it is written down. Amounts are decimal yuan, to the micro-yuan. Whether the parts fit together, billing decides.
 *
 * @param kind must be there
 * @param amount of a unit, a call or a package, as the kind says
 * @param units that are free, included, or in a package
 * @param bands of the units of a month
 * @param discountBasisPoints less, in 1/100 of a percent
 */
public record PriceTerms(
        @Nullable Kind kind,
        Optional<String> amount,
        Optional<Long> units,
        List<Band> bands,
        Optional<String> monthlyFee,
        Optional<Integer> discountBasisPoints) {

    /** What is paid for. */
    public enum Kind {
        /** Each unit. */
        PER_UNIT,
        /** Each call, however many units it has. */
        PER_CALL,
        /** Each unit after the free ones of the month. */
        FREE_TIER,
        /** Each unit, by the band of the month's units that it is in. */
        GRADUATED,
        /** Each package of units that is begun in the month (量包). */
        PACKAGE,
        /** The month, and each unit beyond the included ones (套餐). */
        SUBSCRIPTION
    }

    /**
     * @param from the first unit is in the band from 0
     * @param to where the next begins; empty for a band without end
     */
    public record Band(long from, Optional<Long> to, String amount) {}

    public PriceTerms {
        bands = bands == null ? List.of() : List.copyOf(bands);
    }

    public static PriceTerms perUnit(Money price) {
        return new PriceTerms(
                Kind.PER_UNIT,
                Optional.of(price.yuan().toPlainString()),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** The price of each unit, where there is nothing else to say. */
    public Optional<Money> simplePerUnit() {
        return kind == Kind.PER_UNIT && discountBasisPoints.isEmpty() ? amount.map(Money::ofYuan) : Optional.empty();
    }

    /** The price in words. */
    public Bilingual words() {
        if (kind == null) {
            return new Bilingual("", "");
        }
        String price = amount.map(PriceTerms::plain).orElse("-");
        long count = units.orElse(0L);
        Bilingual words = switch (kind) {
            case PER_UNIT -> new Bilingual("每单位 " + price + " 元", price + " CNY per unit");
            case PER_CALL -> new Bilingual("每次调用 " + price + " 元", price + " CNY per call");
            case FREE_TIER ->
                new Bilingual(
                        "每月前 " + count + " 单位免费，之后每单位 " + price + " 元",
                        "the first " + count + " units of a month free, then " + price + " CNY per unit");
            case GRADUATED -> bandsInWords();
            case PACKAGE ->
                new Bilingual(
                        "每 " + count + " 单位的量包 " + price + " 元", price + " CNY per package of " + count + " units");
            case SUBSCRIPTION -> {
                String fee = monthlyFee.map(PriceTerms::plain).orElse("-");
                yield new Bilingual(
                        "月费 " + fee + " 元，含 " + count + " 单位，超出每单位 " + price + " 元",
                        fee + " CNY a month with " + count + " units, then " + price + " CNY per unit");
            }
        };
        return discountBasisPoints
                .map(less -> new Bilingual(
                        words.chinese() + "，优惠 " + percent(less) + "%",
                        words.english() + ", less " + percent(less) + "%"))
                .orElse(words);
    }

    private Bilingual bandsInWords() {
        return new Bilingual(
                "每月"
                        + bands.stream()
                                .map(band -> (band.to.isPresent()
                                                ? "第 " + (band.from + 1) + "–" + band.to.get()
                                                : "超过 " + band.from)
                                        + " 单位每单位 " + plain(band.amount) + " 元")
                                .collect(Collectors.joining("，")),
                bands.stream()
                        .map(band -> plain(band.amount) + " CNY per unit "
                                + (band.to.isPresent()
                                        ? "from " + (band.from + 1) + " to " + band.to.get()
                                        : "beyond " + band.from))
                        .collect(Collectors.joining(", ", "by the month: ", "")));
    }

    private static String plain(String yuan) {
        return new BigDecimal(yuan).stripTrailingZeros().toPlainString();
    }

    private static String percent(int basisPoints) {
        return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString();
    }
}
