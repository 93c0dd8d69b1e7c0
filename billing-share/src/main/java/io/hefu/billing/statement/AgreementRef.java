package io.hefu.billing.statement;

import java.util.Comparator;

/**
 * Names one version of an agreement.
 *
 * @param version counts from 1
 */
public record AgreementRef(String agreement, int version) implements Comparable<AgreementRef> {

    /** Stands where a call falls under no agreement, which costs nothing. */
    public static final AgreementRef NONE = new AgreementRef("", 0);

    private static final Comparator<AgreementRef> ORDER =
            Comparator.comparing(AgreementRef::agreement).thenComparingInt(AgreementRef::version);

    public AgreementRef {
        if (agreement.isEmpty() ? version != 0 : version < 1) {
            throw new IllegalArgumentException(
                    "version: " + version + " of agreement '" + agreement + "' (expected: >= 1)");
        }
    }

    @Override
    public int compareTo(AgreementRef other) {
        return ORDER.compare(this, other);
    }
}
