package io.hefu.billing.pricing;

import io.hefu.billing.band.Band;
import io.hefu.billing.tax.TaxTreatment;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The one text of a price: the same price has the same text. Amounts are in micro-yuan, {@code -} stands for no end, every line
 * ends with a line feed.
 *
 * <pre>
 * hefu-price 1
 * plan standard
 * api short-messages
 * operation sendMessage
 * effective-from 2026-12-31T16:00:00Z
 * tax INCLUSIVE
 * model discounted 500 graduated 0 250 100000 250 - 80000
 * end
 * </pre>
 *
 * <p>Stored with a version is its model, the words after {@code model}.
 */
public final class PriceText {

    private static final String FIRST_LINE = "hefu-price 1";
    private static final int LINES = 9;
    private static final String NO_END = "-";

    private PriceText() {}

    public static String write(PriceOffer offer) {
        return String.join(
                "\n",
                FIRST_LINE,
                "plan " + offer.key().plan(),
                "api " + offer.key().api(),
                "operation " + offer.key().operation(),
                "effective-from " + offer.effectiveFrom(),
                "tax " + offer.tax(),
                "model " + write(offer.model()),
                "end",
                "");
    }

    /** @throws IllegalArgumentException for anything but what {@link #write} gives, to the letter */
    public static PriceOffer read(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != LINES) {
            throw notCanonical(text);
        }
        PriceOffer offer = new PriceOffer(
                new PriceKey(
                        new PlanCode(after("plan", lines[1])),
                        new ApiName(after("api", lines[2])),
                        after("operation", lines[3])),
                Instant.parse(after("effective-from", lines[4])),
                model(after("model", lines[6])),
                TaxTreatment.valueOf(after("tax", lines[5])));
        if (!write(offer).equals(text)) {
            throw notCanonical(text);
        }
        return offer;
    }

    static String write(PriceModel model) {
        if (model instanceof PerUnit price) {
            return "per-unit " + price.price().microYuan();
        }
        if (model instanceof PerCall price) {
            return "per-call " + price.price().microYuan();
        }
        if (model instanceof FreeTier tier) {
            return "free-tier " + tier.freeUnits() + " " + tier.perUnit().microYuan();
        }
        if (model instanceof GraduatedPrice graduated) {
            return graduated.bands().stream().map(PriceText::band).collect(Collectors.joining(" ", "graduated ", ""));
        }
        if (model instanceof PackagePrice price) {
            return "package " + price.unitsPerPackage() + " "
                    + price.perPackage().microYuan();
        }
        if (model instanceof Subscription price) {
            return "subscription " + price.monthlyFee().microYuan() + " " + price.includedUnits() + " "
                    + price.perUnit().microYuan();
        }
        Discounted discounted = (Discounted) model;
        return "discounted " + discounted.basisPoints() + " " + write(discounted.of());
    }

    /** @throws IllegalArgumentException for anything but what {@link #write} gives, to the letter */
    static PriceModel model(String text) {
        Iterator<String> words = List.of(text.split(" ")).iterator();
        PriceModel model;
        try {
            model = model(words);
        } catch (NoSuchElementException tooShort) {
            throw notCanonical(text);
        }
        if (words.hasNext() || !write(model).equals(text)) {
            throw notCanonical(text);
        }
        return model;
    }

    private static PriceModel model(Iterator<String> words) {
        String keyword = words.next();
        return switch (keyword) {
            case "per-unit" -> new PerUnit(money(words));
            case "per-call" -> new PerCall(money(words));
            case "free-tier" -> new FreeTier(number(words), money(words));
            case "graduated" -> new GraduatedPrice(bands(words));
            case "package" -> new PackagePrice(number(words), money(words));
            case "subscription" -> new Subscription(money(words), number(words), money(words));
            case "discounted" -> new Discounted(Math.toIntExact(number(words)), model(words));
            default -> throw new IllegalArgumentException("model: " + keyword + " (expected: one of the known kinds)");
        };
    }

    private static String band(PriceBand price) {
        OptionalLong to = price.band().to();
        return price.band().from() + " " + (to.isPresent() ? Long.toString(to.getAsLong()) : NO_END) + " "
                + price.perUnit().microYuan();
    }

    private static List<PriceBand> bands(Iterator<String> words) {
        List<PriceBand> bands = new ArrayList<>();
        while (words.hasNext()) {
            long from = number(words);
            String to = words.next();
            Band band = to.equals(NO_END) ? Band.from(from) : Band.of(from, Long.parseLong(to));
            bands.add(new PriceBand(band, money(words)));
        }
        return bands;
    }

    private static long number(Iterator<String> words) {
        return Long.parseLong(words.next());
    }

    private static Money money(Iterator<String> words) {
        return new Money(number(words));
    }

    private static String after(String word, String line) {
        if (!line.startsWith(word + " ")) {
            throw notCanonical(line);
        }
        return line.substring(word.length() + 1);
    }

    private static IllegalArgumentException notCanonical(String text) {
        return new IllegalArgumentException("price: " + text + " (expected: the form of \"" + FIRST_LINE + "\")");
    }
}
