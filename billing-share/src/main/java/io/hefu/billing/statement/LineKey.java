package io.hefu.billing.statement;

import io.hefu.billing.seal.CanonicalInput;
import io.hefu.billing.seal.CanonicalOutput;
import io.hefu.core.identity.ApiName;
import java.time.LocalDate;
import java.util.Comparator;

/** What the calls of one line of a statement have in common. Lines stand in this order. */
public record LineKey(AgreementRef agreement, ApiName api, String operation, LocalDate businessDate)
        implements Comparable<LineKey> {

    private static final Comparator<LineKey> ORDER = Comparator.comparing(LineKey::agreement)
            .thenComparing(key -> key.api().value())
            .thenComparing(LineKey::operation)
            .thenComparing(LineKey::businessDate);

    @Override
    public int compareTo(LineKey other) {
        return ORDER.compare(this, other);
    }

    void writeTo(CanonicalOutput out) {
        out.text(agreement.agreement())
                .number32(agreement.version())
                .text(api.value())
                .text(operation)
                .number32(Math.toIntExact(businessDate.toEpochDay()));
    }

    static LineKey readFrom(CanonicalInput in) {
        return new LineKey(
                new AgreementRef(in.text(), in.number32()),
                new ApiName(in.text()),
                in.text(),
                LocalDate.ofEpochDay(in.number32()));
    }
}
