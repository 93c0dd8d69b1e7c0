package io.hefu.billing.pricing;

import io.hefu.billing.band.Band;
import io.hefu.core.language.Bilingual;
import io.hefu.core.money.Money;
import io.hefu.core.pricing.PriceTerms;
import io.hefu.core.refusal.RefusedException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Prices as they cross the border of this module. */
public final class PriceForm {

    private static final Bilingual MISSING = new Bilingual("必须提供", "must be given");
    private static final Bilingual NO_USE = new Bilingual("不适用于此类价格", "is of no use to this kind of price");
    private static final Bilingual YUAN =
            new Bilingual("应为以元为单位的金额，最多 6 位小数", "must be an amount in yuan with 6 decimals at most");

    private PriceForm() {}

    /** @throws RefusedException with {@link PriceRefusal}, naming the field that is at fault */
    public static PriceModel read(PriceTerms terms) {
        PriceTerms.Kind kind = terms.kind();
        if (kind == null) {
            throw refused("terms.kind", MISSING);
        }
        boolean counts = kind == PriceTerms.Kind.FREE_TIER
                || kind == PriceTerms.Kind.PACKAGE
                || kind == PriceTerms.Kind.SUBSCRIPTION;
        refuseUnless(terms.amount().isPresent() != (kind == PriceTerms.Kind.GRADUATED), terms.amount(), "terms.amount");
        refuseUnless(terms.units().isPresent() == counts, terms.units(), "terms.units");
        refuseUnless(
                terms.monthlyFee().isPresent() == (kind == PriceTerms.Kind.SUBSCRIPTION),
                terms.monthlyFee(),
                "terms.monthlyFee");
        if (kind != PriceTerms.Kind.GRADUATED && !terms.bands().isEmpty()) {
            throw refused("terms.bands", NO_USE);
        }
        PriceModel model = switch (kind) {
            case PER_UNIT -> new PerUnit(amount(terms));
            case PER_CALL -> new PerCall(amount(terms));
            case FREE_TIER -> new FreeTier(units(terms), amount(terms));
            case GRADUATED -> new GraduatedPrice(bands(terms.bands()));
            case PACKAGE -> new PackagePrice(units(terms), amount(terms));
            case SUBSCRIPTION ->
                new Subscription(
                        yuan("terms.monthlyFee", terms.monthlyFee().orElseThrow()), units(terms), amount(terms));
        };
        return terms.discountBasisPoints()
                .<PriceModel>map(less -> new Discounted(less, model))
                .orElse(model);
    }

    public static PriceTerms write(PriceModel model) {
        if (model instanceof Discounted discounted) {
            PriceTerms full = write(discounted.of());
            return new PriceTerms(
                    full.kind(),
                    full.amount(),
                    full.units(),
                    full.bands(),
                    full.monthlyFee(),
                    Optional.of(discounted.basisPoints()));
        }
        if (model instanceof GraduatedPrice graduated) {
            return new PriceTerms(
                    PriceTerms.Kind.GRADUATED,
                    Optional.empty(),
                    Optional.empty(),
                    graduated.bands().stream().map(PriceForm::band).toList(),
                    Optional.empty(),
                    Optional.empty());
        }
        if (model instanceof Subscription subscription) {
            return new PriceTerms(
                    PriceTerms.Kind.SUBSCRIPTION,
                    Optional.of(yuan(subscription.perUnit())),
                    Optional.of(subscription.includedUnits()),
                    List.of(),
                    Optional.of(yuan(subscription.monthlyFee())),
                    Optional.empty());
        }
        if (model instanceof FreeTier tier) {
            return simple(PriceTerms.Kind.FREE_TIER, tier.perUnit(), Optional.of(tier.freeUnits()));
        }
        if (model instanceof PackagePrice price) {
            return simple(PriceTerms.Kind.PACKAGE, price.perPackage(), Optional.of(price.unitsPerPackage()));
        }
        if (model instanceof PerCall price) {
            return simple(PriceTerms.Kind.PER_CALL, price.price(), Optional.empty());
        }
        return simple(PriceTerms.Kind.PER_UNIT, ((PerUnit) model).price(), Optional.empty());
    }

    private static PriceTerms simple(PriceTerms.Kind kind, Money amount, Optional<Long> units) {
        return new PriceTerms(kind, Optional.of(yuan(amount)), units, List.of(), Optional.empty(), Optional.empty());
    }

    private static Money amount(PriceTerms terms) {
        return yuan("terms.amount", terms.amount().orElseThrow());
    }

    private static long units(PriceTerms terms) {
        return terms.units().orElseThrow();
    }

    private static List<PriceBand> bands(List<PriceTerms.Band> bands) {
        return bands.stream()
                .map(band -> new PriceBand(
                        new Band(band.from(), band.to().map(OptionalLong::of).orElse(OptionalLong.empty())),
                        yuan("terms.bands", band.amount())))
                .toList();
    }

    private static PriceTerms.Band band(PriceBand price) {
        OptionalLong to = price.band().to();
        return new PriceTerms.Band(
                price.band().from(),
                to.isPresent() ? Optional.of(to.getAsLong()) : Optional.empty(),
                yuan(price.perUnit()));
    }

    private static String yuan(Money amount) {
        return amount.yuan().toPlainString();
    }

    private static Money yuan(String field, String text) {
        try {
            return Money.ofYuan(text);
        } catch (ArithmeticException | NumberFormatException | NullPointerException noAmount) {
            throw refused(field, YUAN);
        }
    }

    private static void refuseUnless(boolean fits, Optional<?> value, String field) {
        if (!fits) {
            throw refused(field, value.isPresent() ? NO_USE : MISSING);
        }
    }

    private static RefusedException refused(String field, Bilingual expectation) {
        return new RefusedException(new PriceRefusal.Field(field, expectation));
    }
}
