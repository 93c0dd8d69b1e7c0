package io.hefu.clients.match;

import io.hefu.clients.call.Operation;
import io.hefu.clients.match.Books.Entry;
import io.hefu.clients.tally.Bill;
import io.hefu.clients.tally.MicroYuan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Lays the client's half of the tally against Hefu's. */
public final class Matching {

    private final Bill live;
    private final Bill sandbox;
    private final Books books;

    public Matching(Bill live, Bill sandbox, Books books) {
        this.live = live;
        this.sandbox = sandbox;
        this.books = books;
    }

    /** Whether all that the client counted has been stored and rated. */
    public boolean isComplete() {
        return books.usageRecords() >= calls() && books.ratedLines() >= calls();
    }

    /** Each operation, then the totals. */
    public List<Check> checks() {
        List<Check> checks = new ArrayList<>(operations("", live, books.live()));
        checks.addAll(operations("sandbox ", sandbox, books.sandbox()));
        checks.add(Check.equal("calls = usage records", calls(), books.usageRecords()));
        checks.add(Check.equal("calls = rated lines", calls(), books.ratedLines()));
        checks.add(yuan("cost, by the price list", live.microYuan(), books.microYuan()));
        checks.add(yuan("cost = sum of the shares", live.microYuan(), books.sumOfShares()));
        return checks;
    }

    /** The partner's statement, before and after, against the partner's share of this application. */
    public Check statement(Statement before, Statement after, String partner) {
        long share = books.shares().getOrDefault(partner, 0L);
        long growth = after.microYuanMoreThan(before);
        long othersCalls = after.callsMoreThan(before) - callsSharedWith(after);
        if (othersCalls > 0 && growth >= share) {
            String what = "partner's statement (also holds %d calls of others, made meanwhile)".formatted(othersCalls);
            return new Check(what, MicroYuan.text(share), MicroYuan.text(growth), true);
        }
        return yuan("partner's statement grew by its share", share, growth);
    }

    private long calls() {
        return live.calls() + sandbox.calls();
    }

    private long callsSharedWith(Statement statement) {
        return live.lines().entrySet().stream()
                .filter(line -> statement.billableCalls().containsKey(line.getKey()))
                .mapToLong(line -> line.getValue().billableCalls())
                .sum();
    }

    private static List<Check> operations(String prefix, Bill bill, Map<Operation, Entry> entries) {
        SortedSet<Operation> operations = new TreeSet<>(bill.lines().keySet());
        operations.addAll(entries.keySet());
        return operations.stream()
                .map(operation -> operation(
                        prefix + operation, bill.line(operation), entries.getOrDefault(operation, Entry.NOTHING)))
                .toList();
    }

    private static Check operation(String what, Bill.Line line, Entry entry) {
        return Check.equalAmounts(
                what,
                text(line.calls(), line.billableCalls(), line.microYuan()),
                text(entry.calls(), entry.billableCalls(), entry.microYuan()));
    }

    private static String text(long calls, long billable, long microYuan) {
        return "%d, of them billable %d: %s".formatted(calls, billable, MicroYuan.text(microYuan));
    }

    private static Check yuan(String what, long client, long hefu) {
        return Check.equalAmounts(what, MicroYuan.text(client), MicroYuan.text(hefu));
    }
}
