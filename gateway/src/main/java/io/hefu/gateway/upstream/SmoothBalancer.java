package io.hefu.gateway.upstream;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Chooses by weight, evenly spread: of weights 5, 1 and 1, the two light ones are not chosen one after the other. The way
 * nginx does it: each choice adds every weight to its own sum, takes the greatest, and takes the total off that.
 */
final class SmoothBalancer<T> {

    private final List<T> all;
    private final ToIntFunction<T> weight;
    private final long[] sums;

    SmoothBalancer(List<T> all, ToIntFunction<T> weight) {
        this.all = List.copyOf(all);
        this.weight = weight;
        this.sums = new long[all.size()];
    }

    /** One that can be chosen now, has a weight, and is meant; null when there is none. */
    @Nullable
    T next(Predicate<T> eligible) {
        if (all.size() == 1) {
            T only = all.get(0);
            return weight.applyAsInt(only) > 0 && eligible.test(only) ? only : null;
        }
        return nextOfMany(eligible);
    }

    private synchronized @Nullable T nextOfMany(Predicate<T> eligible) {
        int best = -1;
        long total = 0;
        for (int i = 0; i < sums.length; i++) {
            int own = weight.applyAsInt(all.get(i));
            if (own > 0 && eligible.test(all.get(i))) {
                sums[i] += own;
                total += own;
                best = best < 0 || sums[i] > sums[best] ? i : best;
            }
        }
        if (best < 0) {
            return null;
        }
        sums[best] -= total;
        return all.get(best);
    }
}
