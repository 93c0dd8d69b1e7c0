package io.hefu.checker.statement;

import io.hefu.checker.seal.Bytes;
import io.hefu.checker.seal.BytesIn;
import io.hefu.checker.seal.Sha256;
import io.hefu.checker.seal.Sums;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * What is signed of a statement. Hashes are in hexadecimal digits.
 *
 * @param agreements {@code name version: hash of the terms}, in their order
 * @param journals {@code node/epoch: last sequence number}, in their order
 */
public record Head(
        UUID party,
        Period period,
        Instant issuedAt,
        String keyId,
        List<String> agreements,
        Sums calls,
        Sums corrections,
        long opening,
        long payableFen,
        long closing,
        String root,
        String lines,
        List<String> journals,
        List<String> days,
        String previous,
        String previousGlobal) {

    /** @throws IllegalArgumentException when the bytes are no head */
    public static Head decoded(byte[] bytes) {
        BytesIn in = new BytesIn(bytes);
        in.expect("HFSH\u0001");
        Period period = new Period(Period.Kind.of(in.octet()), LocalDate.ofEpochDay(in.number64()));
        UUID party = in.id();
        if (!in.text().equals("CNY")) {
            throw new IllegalArgumentException("currency (expected: CNY)");
        }
        Instant issuedAt = Instant.EPOCH.plus(in.number64(), ChronoUnit.MICROS);
        String keyId = in.text();
        List<String> agreements = new ArrayList<>();
        for (int left = in.number32(); left > 0; left--) {
            agreements.add(agreement(in.text(), in.number32(), in.fixed(32)));
        }
        Sums calls = in.sums();
        Sums corrections = in.sums();
        long opening = in.number64();
        long payableFen = in.number64();
        long closing = in.number64();
        String root = hex(in.fixed(32));
        String lines = hex(in.fixed(32));
        List<String> journals = new ArrayList<>();
        for (int left = in.number32(); left > 0; left--) {
            journals.add(journal(in.text(), in.number64(), in.number64()));
        }
        List<String> days = new ArrayList<>();
        for (int left = in.number32(); left > 0; left--) {
            days.add(hex(in.fixed(32)));
        }
        String previous = hex(in.fixed(32));
        String previousGlobal = hex(in.fixed(32));
        in.end();
        return new Head(
                party,
                period,
                issuedAt,
                keyId,
                agreements,
                calls,
                corrections,
                opening,
                payableFen,
                closing,
                root,
                lines,
                journals,
                days,
                previous,
                previousGlobal);
    }

    public static String agreement(String name, int version, byte[] terms) {
        return name + " " + version + ": " + hex(terms);
    }

    public static String journal(String node, long epoch, long lastSequence) {
        return node + "/" + epoch + ": " + lastSequence;
    }

    public Balance balance() {
        return new Balance(opening, calls.plus(corrections).share());
    }

    /** The leaf by which a global head has the head of a party. */
    static byte[] globalLeaf(UUID party, byte[] head) {
        return new Bytes().octet(1).octet(3).id(party).fixed(Sha256.of(head)).array();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
