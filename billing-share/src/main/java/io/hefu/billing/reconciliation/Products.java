package io.hefu.billing.reconciliation;

import io.hefu.billing.digest.CanonicalDigest;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Gives each product a number that lines carry in place of its name: 64 bits of its hash, so that it is the same in every
 * run, whichever product came first. One for each run: it remembers all it has seen. Not for use by several threads at once.
 */
public final class Products {

    private final Map<Product, Long> numbers = new HashMap<>();
    private final Map<Long, Product> byNumber = new HashMap<>();
    private final Set<Long> known = new HashSet<>();

    /** @param known what has a price here; anything else that is seen is an unknown product */
    public Products(Collection<Product> known) {
        known.forEach(product -> this.known.add(numberOf(product)));
    }

    public long numberOf(Product product) {
        Long number = numbers.get(product);
        return number == null ? register(product) : number;
    }

    /** How many products have a number. */
    public int size() {
        return numbers.size();
    }

    /** All that have a number, with it. */
    public Map<Product, Long> numbers() {
        return Map.copyOf(numbers);
    }

    Product named(long number) {
        Product product = byNumber.get(number);
        if (product == null) {
            throw new IllegalArgumentException("product: " + number + " (expected: one that was given a number here)");
        }
        return product;
    }

    boolean isKnown(long number) {
        return known.contains(number);
    }

    private long register(Product product) {
        byte[] hash = new CanonicalDigest()
                .add(product.api())
                .add(product.operation())
                .bytes();
        long number = ByteBuffer.wrap(hash).getLong();
        Product other = byNumber.putIfAbsent(number, product);
        if (other != null) {
            throw new IllegalStateException(product + " and " + other + " have the same number");
        }
        numbers.put(product, number);
        return number;
    }
}
