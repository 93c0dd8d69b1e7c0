package io.hefu.billing.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hefu.core.money.Money;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SealTest {

    private static final Sections DAY = new Sections(LongStream.range(0, 150)
            .mapToObj(minute -> new Sections.Entry(
                    Section.minute(minute), new Node(Hash.of(new byte[] {(byte) minute}), totals(minute))))
            .toList());

    @Test
    void valuesAreReadBackAsTheyWereWritten() {
        byte[] written = new CanonicalOutput()
                .octet(255)
                .number32(-7)
                .number64(Long.MIN_VALUE)
                .id(new UUID(1, 2))
                .text("合符")
                .text("x".repeat(0xFFFF))
                .bytes();

        var in = new CanonicalInput(written);
        assertThat(in.octet()).isEqualTo(255);
        assertThat(in.number32()).isEqualTo(-7);
        assertThat(in.number64()).isEqualTo(Long.MIN_VALUE);
        assertThat(in.id()).isEqualTo(new UUID(1, 2));
        assertThat(in.text()).isEqualTo("合符");
        assertThat(in.text()).hasSize(0xFFFF);
        in.end();
    }

    @Test
    void whatIsTooShortTooLongOrNoUtf8IsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CanonicalInput(new byte[7]).number64());
        assertThatIllegalArgumentException().isThrownBy(() -> new CanonicalInput(new byte[] {0, 5, 'a'}).text());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CanonicalInput(new byte[] {0, 1, (byte) 0xC0}).text());
        assertThatIllegalArgumentException().isThrownBy(() -> new CanonicalInput(new byte[1]).end());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CanonicalInput(new byte[] {127, 0, 0, 0, 1}).entries());
        assertThatIllegalArgumentException().isThrownBy(() -> new CanonicalOutput().text("x".repeat(0x10000)));
    }

    @Test
    void sectionsAreReadBackAndNoByteOfThemMayChange() {
        byte[] encoded = DAY.encoded();
        assertThat(Sections.decoded(encoded)).isEqualTo(DAY);

        for (int i = 0; i < encoded.length; i++) {
            byte[] flipped = encoded.clone();
            flipped[i] ^= 1;
            assertThat(rootOrRefused(flipped))
                    .as("byte %d", i)
                    .isNotEqualTo(DAY.root().hash());
        }
    }

    @Test
    void sectionsAscendAndNoneIsThereTwice() {
        Sections.Entry minute = DAY.entries().get(0);

        assertThatIllegalArgumentException().isThrownBy(() -> new Sections(List.of(minute, minute)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sections(List.of(DAY.entries().get(1), minute)));
    }

    @Test
    void anHourIsTheSumOfItsMinutes() {
        Totals secondHour = DAY.totals(section -> section.value() / 60 == 1);

        assertThat(secondHour.count()).isEqualTo(60);
        assertThat(secondHour.gross())
                .isEqualTo(new Money(LongStream.range(60, 120).sum()));
    }

    @Test
    void aMinuteHasAPathToTheRootOfItsDay() {
        Sections.Entry minute = DAY.entries().get(77);
        Path path = DAY.path(minute.section(), new Path(List.of()));

        assertThat(path.from(minute.root())).isEqualTo(DAY.root());
        assertThatIllegalArgumentException().isThrownBy(() -> DAY.path(Section.minute(150), new Path(List.of())));
    }

    @Test
    void aSignatureHoldsForItsContentAndKeyOnly() throws Exception {
        SealKey key = key("Ed25519");
        byte[] content = "合符".getBytes(StandardCharsets.UTF_8);
        byte[] signature = key.sign(content);

        assertThat(signature).hasSize(64);
        assertThat(SealKey.verifies(key.publicKey(), content, signature)).isTrue();
        assertThat(SealKey.verifies(key("Ed25519").publicKey(), content, signature))
                .isFalse();
        assertThat(SealKey.verifies(key.publicKey(), new byte[0], signature)).isFalse();
        assertThat(SealKey.verifies(key.publicKey(), content, new byte[3])).isFalse();
        assertThat(SealKey.verifies(key.publicKey(), content, Arrays.copyOf(signature, 65)))
                .isFalse();
        for (int i = 0; i < signature.length; i++) {
            byte[] flipped = signature.clone();
            flipped[i] ^= 1;
            assertThat(SealKey.verifies(key.publicKey(), content, flipped)).isFalse();
        }
    }

    @Test
    void onlyEd25519KeysSealAndOnlyTheirPublicHalfIsShown() throws Exception {
        SealKey key = key("Ed25519");

        assertThat(key.id()).matches("[0-9a-f]{16}");
        assertThat(key.pem()).startsWith("-----BEGIN PUBLIC KEY-----\n").endsWith("\n-----END PUBLIC KEY-----\n");
        assertThat(key.toString()).doesNotContain("privateKey");
        assertThatIllegalArgumentException().isThrownBy(() -> key("X25519"));
    }

    private static SealKey key(String algorithm) throws GeneralSecurityException {
        return new SealKey(KeyPairGenerator.getInstance(algorithm).generateKeyPair());
    }

    private static Hash rootOrRefused(byte[] encoded) {
        try {
            return Sections.decoded(encoded).root().hash();
        } catch (IllegalArgumentException | ArithmeticException refused) {
            return Hash.NONE;
        }
    }

    private static Totals totals(long minute) {
        return new Totals(1, new Money(minute), new Money(minute / 2));
    }
}
