package io.hefu.checker.statement;

import io.hefu.checker.seal.Bytes;
import java.time.LocalDate;
import java.util.Comparator;

/** What the calls of one line have in common. Lines stand in this order. */
public record LineKey(String agreement, int version, String api, String operation, LocalDate businessDate)
        implements Comparable<LineKey> {

    private static final Comparator<LineKey> ORDER = Comparator.comparing(LineKey::agreement)
            .thenComparing(LineKey::version)
            .thenComparing(LineKey::api)
            .thenComparing(LineKey::operation)
            .thenComparing(LineKey::businessDate);

    @Override
    public int compareTo(LineKey other) {
        return ORDER.compare(this, other);
    }

    void writeTo(Bytes out) {
        out.text(agreement).number32(version).text(api).text(operation).number32((int) businessDate.toEpochDay());
    }

    @Override
    public String toString() {
        return agreement + " version " + version + ", " + api + " " + operation + " on " + businessDate;
    }
}
