package io.hefu.gateway.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HmacKeyTest {

    private static final byte[] SECRET = Base64.getDecoder()
            .decode("uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==");

    private final HmacKey key = new HmacKey("test-shared-secret", SECRET);

    /** RFC 9421, appendix B.2.5. */
    @Test
    void theSignatureIsTheStandards() {
        List<Component> covered = Stream.of("date", "@authority", "content-type")
                .map(Component::of)
                .toList();

        String base = SignatureBase.of(
                new ExampleRequest(),
                SignatureParameters.created(covered, Instant.ofEpochSecond(1618884473), key.id()));

        assertThat(base).isEqualTo("""
                        "date": Tue, 20 Apr 2021 02:07:55 GMT
                        "@authority": example.com
                        "content-type": application/json
                        "@signature-params": ("date" "@authority" "content-type")\
                        ;created=1618884473;keyid="test-shared-secret\"""");
        assertThat(signed(key, base)).isEqualTo("pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=");
    }

    @Test
    void signaturesMadeAtOnceAndOneAfterTheOtherAreAsIfAlone() {
        List<String> texts = IntStream.range(0, 500).mapToObj(i -> "text " + i).toList();

        List<String> atOnce =
                texts.parallelStream().map(text -> signed(key, text)).toList();

        assertThat(atOnce)
                .isEqualTo(texts.stream()
                        .map(text -> signed(new HmacKey("other", SECRET), text))
                        .toList());
    }

    @Test
    void anotherSecretGivesAnotherSignatureAndNoneShowsItself() {
        assertThat(signed(new HmacKey("k", new byte[32]), "text")).isNotEqualTo(signed(key, "text"));
        assertThat(key).hasToString("HmacKey[test-shared-secret]");
    }

    private static String signed(SigningKey key, String base) {
        return Base64.getEncoder().encodeToString(key.sign(base));
    }
}
