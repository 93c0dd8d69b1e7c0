package io.hefu.billing.pricing;

import io.hefu.billing.band.Band;
import io.hefu.core.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Prices of every kind. */
public final class RandomPrices {

    private final Random random;

    public RandomPrices(Random random) {
        this.random = random;
    }

    public PriceModel any() {
        PriceModel model = switch (random.nextInt(6)) {
            case 0 -> new PerUnit(money());
            case 1 -> new PerCall(money());
            case 2 -> new FreeTier(random.nextLong(1, 200), money());
            case 3 -> new GraduatedPrice(bands());
            case 4 -> new PackagePrice(random.nextLong(1, 50), money());
            default -> new Subscription(money(), random.nextLong(1, 200), money());
        };
        return random.nextInt(3) == 0 ? new Discounted(random.nextInt(1, 10_001), model) : model;
    }

    private List<PriceBand> bands() {
        List<PriceBand> bands = new ArrayList<>();
        long from = 0;
        for (int i = random.nextInt(4); i > 0; i--) {
            long to = from + random.nextLong(1, 100);
            bands.add(new PriceBand(Band.of(from, to), money()));
            from = to;
        }
        bands.add(new PriceBand(Band.from(from), money()));
        return bands;
    }

    private Money money() {
        return new Money(random.nextLong(0, 1_000_000));
    }
}
