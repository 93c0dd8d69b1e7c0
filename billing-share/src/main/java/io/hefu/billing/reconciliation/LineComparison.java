package io.hefu.billing.reconciliation;

import io.hefu.core.money.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells how two lines about the same call differ: by the first of the kinds below that applies. */
final class LineComparison {

    private static final long WHOLE = 10_000;
    private static final long MICRO_YUAN_PER_FEN = 10_000;

    private final Products products;
    private final long fromMicros;
    private final long toMicros;
    private final List<Integer> taxRatesBasisPoints;
    private final Map<Long, List<KnownPrice>> prices = new HashMap<>();

    LineComparison(Rules rules, Products products, ReconciledPeriod period) {
        this.products = products;
        this.fromMicros = period.fromMicros();
        this.toMicros = period.toMicros();
        this.taxRatesBasisPoints = rules.taxRatesBasisPoints();
        rules.prices()
                .forEach(
                        price -> prices.computeIfAbsent(products.numberOf(price.product()), number -> new ArrayList<>())
                                .add(price));
    }

    boolean isInPeriod(LineTable lines, int line) {
        long at = lines.at(line);
        return at >= fromMicros && at < toMicros;
    }

    /** Null where the lines are alike. */
    @Nullable
    DifferenceKind difference(LineTable ours, int our, LineTable theirs, int their) {
        if (ours.product(our) != theirs.product(their)) {
            return products.isKnown(theirs.product(their)) ? DifferenceKind.PRODUCT : DifferenceKind.UNKNOWN_PRODUCT;
        }
        if (ours.result(our) != theirs.result(their)
                && ours.result(our) != ResultClass.NOT_STATED
                && theirs.result(their) != ResultClass.NOT_STATED) {
            return DifferenceKind.STATUS;
        }
        if (isInPeriod(ours, our) != isInPeriod(theirs, their)) {
            return DifferenceKind.PERIOD_SHIFT;
        }
        boolean otherTax = otherTax(ours, our, theirs, their);
        if (ours.amount(our) == theirs.amount(their) && !otherTax && sameUnits(ours, our, theirs, their)) {
            return null;
        }
        if (otherTax && sameNet(ours, our, theirs, their)) {
            return DifferenceKind.TAX;
        }
        if (isOtherRate(ours, our, theirs, their)) {
            return DifferenceKind.RATE_VERSION;
        }
        boolean isWithTax = taxRate(ours.amount(our), theirs.amount(their)) != 0;
        return isWithTax ? DifferenceKind.TAX : DifferenceKind.AMOUNT;
    }

    Money atRisk(DifferenceKind kind, LineTable ours, int our, LineTable theirs, int their) {
        long difference = Math.abs(Math.subtractExact(theirs.amount(their), ours.amount(our)));
        long greater = Math.max(Math.abs(ours.amount(our)), Math.abs(theirs.amount(their)));
        return new Money(
                switch (kind) {
                    case PRODUCT, UNKNOWN_PRODUCT -> greater;
                    case STATUS -> difference == 0 ? greater : difference;
                    case PERIOD_SHIFT -> Math.abs(isInPeriod(ours, our) ? ours.amount(our) : theirs.amount(their));
                    case TAX ->
                        otherTax(ours, our, theirs, their)
                                ? Math.max(difference, Math.abs(theirs.tax(their) - ours.tax(our)))
                                : difference;
                    default -> difference;
                });
    }

    /** The rate at which theirs is ours with tax (positive) or ours theirs with tax (negative); 0 for neither. */
    int taxRate(long ours, long theirs) {
        for (int rate : taxRatesBasisPoints) {
            if (isWithTax(ours, theirs, rate)) {
                return rate;
            }
            if (isWithTax(theirs, ours, rate)) {
                return -rate;
            }
        }
        return 0;
    }

    List<KnownPrice> pricesOf(long product) {
        return prices.getOrDefault(product, List.of());
    }

    /** Tax is computed to the micro-yuan, or rounded to a fen up or down. */
    private static boolean isWithTax(long net, long gross, int rateBasisPoints) {
        if (net <= 0 || gross <= net || gross > Long.MAX_VALUE / (WHOLE + rateBasisPoints)) {
            return false;
        }
        long exact = net * rateBasisPoints;
        long tax = (gross - net) * WHOLE;
        long off = Math.abs(tax - exact);
        return off < WHOLE || (gross % MICRO_YUAN_PER_FEN == 0 && off < WHOLE * MICRO_YUAN_PER_FEN && exact > 2 * off);
    }

    private boolean isOtherRate(LineTable ours, int our, LineTable theirs, int their) {
        if (ours.calls(our) != theirs.calls(their) || !sameUnits(ours, our, theirs, their)) {
            return false;
        }
        int here = ours.rateVersion(our);
        int there = theirs.rateVersion(their);
        if (here != 0 && there != 0 && here != there) {
            return true;
        }
        long price = unitPriceOfTheirs(ours, our, theirs, their);
        return price >= 0
                && price != ours.unitPrice(our)
                && pricesOf(ours.product(our)).stream()
                        .anyMatch(known -> known.perUnit().microYuan() == price);
    }

    /** By their units, or by ours where they do not state any. */
    static long unitPriceOfTheirs(LineTable ours, int our, LineTable theirs, int their) {
        long units = theirs.units(their) == 0 ? ours.units(our) : theirs.units(their);
        long amount = theirs.amount(their);
        return units > 0 && amount >= 0 && amount % units == 0 ? amount / units : -1;
    }

    private static boolean sameUnits(LineTable ours, int our, LineTable theirs, int their) {
        return theirs.units(their) == 0 || ours.units(our) == 0 || ours.units(our) == theirs.units(their);
    }

    private static boolean otherTax(LineTable ours, int our, LineTable theirs, int their) {
        return ours.hasTax(our) && theirs.hasTax(their) && ours.tax(our) != theirs.tax(their);
    }

    private static boolean sameNet(LineTable ours, int our, LineTable theirs, int their) {
        return ours.amount(our) == theirs.amount(their)
                || ours.amount(our) - ours.tax(our) == theirs.amount(their) - theirs.tax(their);
    }
}
