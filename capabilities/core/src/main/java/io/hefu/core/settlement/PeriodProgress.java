package io.hefu.core.settlement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far the settlement of a day or month is.
 *
 * @param state {@code CLOSING}, {@code COMPLETE}, {@code CALCULATED}, {@code REVIEWED} or {@code ISSUED}
 * @param cutoff of a day: what gateways answered before then belongs to it
 * @param reviewedBy and issuedBy: user names, of a month
 * @param statements how many there are
 * @param globalHead hash of the head over all parties' heads, hexadecimal
 * @param waitingFor of a day that is closing: runs of gateways of which not everything is stored, {@code node-1/7}; empty
 *     where only rating is awaited
 */
public record PeriodProgress(
        StatementPeriod period,
        String state,
        Optional<Instant> cutoff,
        Instant closingAt,
        Optional<Instant> completeAt,
        Optional<Instant> calculatedAt,
        Optional<Instant> reviewedAt,
        Optional<String> reviewedBy,
        Optional<Instant> issuedAt,
        Optional<String> issuedBy,
        long statements,
        Optional<String> globalHead,
        List<String> waitingFor) {

    public PeriodProgress {
        waitingFor = List.copyOf(waitingFor);
    }

    public PeriodProgress waitingFor(List<String> runs) {
        return new PeriodProgress(
                period,
                state,
                cutoff,
                closingAt,
                completeAt,
                calculatedAt,
                reviewedAt,
                reviewedBy,
                issuedAt,
                issuedBy,
                statements,
                globalHead,
                runs);
    }
}
