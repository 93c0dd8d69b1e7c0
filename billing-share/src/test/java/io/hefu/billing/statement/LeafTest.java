package io.hefu.billing.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hefu.billing.seal.Section;
import io.hefu.billing.seal.TileSink;
import io.hefu.billing.seal.Totals;
import io.hefu.core.call.CallId;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.settlement.StatementPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LeafTest {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 1);
    private static final Instant RECEIVED = Instant.parse("2026-11-01T04:05:06.123456789Z");
    private static final LineKey LINE =
            new LineKey(new AgreementRef("location", 2), new ApiName("location-verification"), "verifyLocation", DATE);
    private static final Salt SALT = new Salt(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16});
    private static final CallLeaf CALL = call(idAt(RECEIVED, 5), new Money(120_000));
    private static final CorrectionLeaf CORRECTION = new CorrectionLeaf(
            new UUID(0, 1),
            RECEIVED,
            LINE,
            CorrectionReason.REVERSED,
            "2026-10",
            -1,
            -2,
            new Money(-120_000),
            new Money(-40_000),
            SALT);

    /** What was hashed once must be hashed the same for years: this is the format, byte by byte. */
    @Test
    void theFormatOfACallIsFixed() {
        String expected = "01" // version
                + "01" // a call
                + "01a195484dcb70008000000000000005" // call id
                + "00065f2f226fe2c0" // microseconds since 1970
                + "00086c6f636174696f6e" // location
                + "00000002" // its version
                + "00156c6f636174696f6e2d766572696669636174696f6e"
                + "000e7665726966794c6f636174696f6e"
                + "00005116" // days since 1970
                + "000000c8" // 200
                + "00024f4b" // OK
                + "0000000000000003" // units
                + "00000007" // price version
                + "000000000001d4c0" // gross
                + "0000000000009c40" // share
                + "0102030405060708090a0b0c0d0e0f10";

        assertThat(HexFormat.of().formatHex(CALL.encoded())).isEqualTo(expected);
    }

    @Test
    void leavesAreReadBackAsTheyWereWritten() {
        assertThat(Leaf.decoded(CALL.encoded())).isEqualTo(CALL);
        assertThat(Leaf.decoded(CORRECTION.encoded())).isEqualTo(CORRECTION);
    }

    @Test
    void thereIsOneEncodingOfEachLeaf() {
        for (Leaf leaf : new Leaf[] {CALL, CORRECTION}) {
            byte[] encoded = leaf.encoded();
            for (int i = 0; i < 8 * encoded.length; i++) {
                byte[] flipped = encoded.clone();
                flipped[i / 8] ^= (byte) (1 << i % 8);
                assertThat(reencodedOrRefused(flipped)).as("bit %d", i).isIn(flipped, new byte[0]);
            }
        }
    }

    @Test
    void whatIsTooShortOrTooLongIsNoLeaf() {
        byte[] encoded = CALL.encoded();
        for (int length = 0; length <= encoded.length + 1; length++) {
            byte[] cut = Arrays.copyOf(encoded, length);
            if (length != encoded.length) {
                assertThatIllegalArgumentException().isThrownBy(() -> Leaf.decoded(cut));
            }
        }
    }

    @Test
    void noCallHasANegativeGross() {
        assertThatIllegalArgumentException().isThrownBy(() -> call(UUID.randomUUID(), new Money(-1)));
    }

    @Test
    void callsFallIntoTheMinuteOfTheirId() {
        assertThat(CALL.minute()).isEqualTo(Section.minute(RECEIVED.getEpochSecond() / 60));
        assertThat(call(new UUID(-1, 0), Money.ZERO).minute().value()).isPositive();
    }

    @Test
    void leavesComeInTheOrderOfTheirIdsCorrectionsLast() {
        var tree = new DayTree(DATE, TileSink.NONE);
        tree.add(CALL);

        assertThatIllegalArgumentException().isThrownBy(() -> tree.add(CALL));
        assertThatIllegalArgumentException().isThrownBy(() -> tree.add(call(idAt(RECEIVED, 4), Money.ZERO)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tree.add(call(idAt(RECEIVED.minusSeconds(60), 6), Money.ZERO)));
        tree.add(call(idAt(RECEIVED, -1), Money.ZERO));
        tree.add(CORRECTION);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tree.add(call(idAt(RECEIVED.plusSeconds(60), 6), Money.ZERO)));
        assertThat(tree.finish().entries())
                .extracting(entry -> entry.root().totals().count())
                .containsExactly(2L, 1L);
    }

    @Test
    void aCallOfAClosedMonthOrOfALaterDayIsNoCallOfTheDay() {
        var earlier = new DayTree(DATE.minusDays(1), TileSink.NONE);
        var nextMonth = new DayTree(DATE.plusMonths(1), TileSink.NONE);

        assertThatIllegalArgumentException().isThrownBy(() -> earlier.add(CALL));
        assertThatIllegalArgumentException().isThrownBy(() -> nextMonth.add(CALL));
        nextMonth.add(CORRECTION);
        new DayTree(DATE.plusDays(29), TileSink.NONE).add(CALL);
    }

    @Test
    void aHundredThousandCallsAreSealedWhileTheyStream() {
        var tree = new DayTree(DATE, TileSink.NONE);
        for (int i = 0; i < 100_000; i++) {
            tree.add(call(idAt(RECEIVED.plusMillis(i), i), new Money(i)));
        }
        Totals totals = tree.finish().root().totals();

        assertThat(totals.count()).isEqualTo(100_000);
        assertThat(totals.gross()).isEqualTo(new Money(4_999_950_000L));
    }

    @Test
    void saltsFollowFromTheSecretAndDifferByCallStatementAndParty() {
        byte[] secret = new byte[32];
        var party = new OrganisationId(new UUID(0, 1));
        StatementPeriod day = StatementPeriod.day(DATE);
        Salt salt = LeafSalts.of(secret, party, day).of(CALL.id());

        assertThat(LeafSalts.of(secret, party, day).of(CALL.id())).isEqualTo(salt);
        assertThat(LeafSalts.of(secret, party, day).of(CORRECTION.id())).isNotEqualTo(salt);
        assertThat(LeafSalts.of(secret, party, StatementPeriod.month(DATE)).of(CALL.id()))
                .isNotEqualTo(salt);
        assertThat(LeafSalts.of(secret, new OrganisationId(new UUID(0, 2)), day).of(CALL.id()))
                .isNotEqualTo(salt);
        assertThat(LeafSalts.of(HexFormat.of().parseHex("01".repeat(32)), party, day)
                        .of(CALL.id()))
                .isNotEqualTo(salt);
        assertThatIllegalArgumentException().isThrownBy(() -> LeafSalts.of(new byte[31], party, day));
        assertThat(salt.toString()).isEqualTo("salt");
    }

    private static CallLeaf call(UUID id, Money gross) {
        return new CallLeaf(new CallId(id), RECEIVED, LINE, 200, "OK", 3, 7, gross, new Money(40_000), SALT);
    }

    private static UUID idAt(Instant time, long number) {
        return new UUID(time.toEpochMilli() << 16 | 0x7000, 0x8000_0000_0000_0000L | number);
    }

    private static byte[] reencodedOrRefused(byte[] encoded) {
        try {
            return Leaf.decoded(encoded).encoded();
        } catch (IllegalArgumentException | ArithmeticException refused) {
            return new byte[0];
        }
    }
}
