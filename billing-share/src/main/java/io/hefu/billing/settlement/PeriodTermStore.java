package io.hefu.billing.settlement;

import io.hefu.billing.agreement.Agreement;
import io.hefu.billing.agreement.Clause;
import io.hefu.billing.agreement.Cumulative;
import io.hefu.billing.correction.Correction;
import io.hefu.billing.correction.CorrectionStore;
import io.hefu.billing.rating.AgreementProgressStore;
import io.hefu.billing.rating.ProgressKey;
import io.hefu.core.money.Money;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Books what the terms of a month come to when it ends, and hands over to the next one what is still to be recouped. */
final class PeriodTermStore {

    private final AgreementProgressStore progress = new AgreementProgressStore();
    private final CorrectionStore corrections = new CorrectionStore();

    /** To be called where nobody books, in the transaction that closes the month's last day. */
    Uni<Void> close(SqlConnection connection, YearMonth month, SignedAgreements signed, Instant now) {
        List<Agreement> agreements = signed.inForce(month.atDay(1), month.atEndOfMonth());
        return progress.lock(connection, keys(agreements, month))
                .call(before ->
                        corrections.book(connection, ended(agreements, month, before), month.atEndOfMonth(), now))
                .call(() -> progress.close(connection, month))
                .chain(before -> progress.outstanding(connection, month)
                        .call(outstanding -> settleRecouped(connection, agreements, month, before, outstanding))
                        .map(outstanding -> leftOver(agreements, month, before, outstanding)))
                .chain(left -> begin(connection, month.plusMonths(1), signed, left, now));
    }

    private static List<ProgressKey> keys(List<Agreement> agreements, YearMonth month) {
        return agreements.stream()
                .map(agreement -> ProgressKey.of(agreement, month.atDay(1)))
                .toList();
    }

    private static List<Correction> ended(
            List<Agreement> agreements, YearMonth month, Map<ProgressKey, Cumulative> progress) {
        return agreements.stream()
                .map(agreement -> {
                    Cumulative soFar = progress.get(ProgressKey.of(agreement, month.atDay(1)));
                    return PeriodTerms.change(
                            id("end", agreement, month), agreement, month, month.atEndOfMonth(), soFar, soFar.closed());
                })
                .flatMap(Optional::stream)
                .toList();
    }

    /** What a closed month has not recouped is for the next one to recoup, and not for calls that come late. */
    private Uni<Void> settleRecouped(
            SqlConnection connection,
            List<Agreement> agreements,
            YearMonth month,
            Map<ProgressKey, Cumulative> before,
            Map<ProgressKey, Map<Clause, Money>> outstanding) {
        return Multi.createFrom()
                .iterable(agreements)
                .onItem()
                .transformToUniAndConcatenate(agreement -> {
                    ProgressKey key = ProgressKey.of(agreement, month.atDay(1));
                    Map<Clause, Money> known = outstanding.getOrDefault(key, Map.of());
                    Map<Clause, Money> left =
                            PeriodTerms.leftOver(agreement, before.get(key).closed(), known);
                    Map<Clause, Money> recouped = new HashMap<>(known);
                    recouped.replaceAll((clause, amount) -> amount.minus(left.get(clause)));
                    return progress.changeOutstanding(connection, key, recouped);
                })
                .onItem()
                .ignoreAsUni();
    }

    /** By name of the agreement: what one version leaves the next takes up, clause by clause. */
    private static Map<String, Map<Clause, Money>> leftOver(
            List<Agreement> agreements,
            YearMonth month,
            Map<ProgressKey, Cumulative> progress,
            Map<ProgressKey, Map<Clause, Money>> outstanding) {
        Map<String, Map<Clause, Money>> left = new HashMap<>();
        for (Agreement agreement : agreements) {
            ProgressKey key = ProgressKey.of(agreement, month.atDay(1));
            left.computeIfAbsent(key.agreement(), name -> new HashMap<>())
                    .putAll(PeriodTerms.leftOver(
                            agreement, progress.get(key).closed(), outstanding.getOrDefault(key, Map.of())));
        }
        return left;
    }

    /** Calls of the next month may have come already: what is to be recouped of them is booked on its first day. */
    private Uni<Void> begin(
            SqlConnection connection,
            YearMonth month,
            SignedAgreements signed,
            Map<String, Map<Clause, Money>> left,
            Instant now) {
        LocalDate first = month.atDay(1);
        Map<Agreement, Map<Clause, Money>> toRecoup = new HashMap<>();
        signed.inForce(first, first).forEach(agreement -> {
            Map<Clause, Money> outstanding = PeriodTerms.outstanding(
                    agreement, left.getOrDefault(agreement.terms().agreement(), Map.of()));
            if (!outstanding.isEmpty()) {
                toRecoup.put(agreement, outstanding);
            }
        });
        return progress.lock(connection, keys(List.copyOf(toRecoup.keySet()), month))
                .call(() -> Multi.createFrom()
                        .iterable(toRecoup.entrySet())
                        .onItem()
                        .transformToUniAndConcatenate(entry -> progress.setOutstanding(
                                connection, ProgressKey.of(entry.getKey(), first), entry.getValue()))
                        .onItem()
                        .ignoreAsUni())
                .chain(before -> corrections.book(connection, begun(toRecoup, month, before), first, now));
    }

    private static List<Correction> begun(
            Map<Agreement, Map<Clause, Money>> toRecoup, YearMonth month, Map<ProgressKey, Cumulative> progress) {
        List<Correction> begun = new ArrayList<>();
        toRecoup.forEach((agreement, outstanding) -> {
            Cumulative before = progress.get(ProgressKey.of(agreement, month.atDay(1)));
            Cumulative after = before;
            for (Map.Entry<Clause, Money> amount : outstanding.entrySet()) {
                after = after.plus(Cumulative.ofOutstanding(amount.getKey(), amount.getValue()));
            }
            PeriodTerms.change(id("begin", agreement, month), agreement, month, month.atDay(1), before, after)
                    .ifPresent(begun::add);
        });
        return begun;
    }

    /** Always the same: a month ends once. RFC 9562 §5.3. */
    private static UUID id(String what, Agreement agreement, YearMonth month) {
        String name = "hefu month " + what + "/" + SignedAgreements.ref(agreement) + "/" + month;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
