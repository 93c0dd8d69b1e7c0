package io.hefu.gateway.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against the example of RFC 9530, appendix D. */
class ContentDigestTest {

    private static final byte[] CONTENT = "{\"hello\": \"world\"}".getBytes(StandardCharsets.UTF_8);
    private static final String SHA_256 = "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:";
    private static final String SHA_512 =
            "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:";

    @Test
    void theContentsDigestsMatch() {
        assertThat(ContentDigest.matches(List.of(SHA_256), CONTENT)).isTrue();
        assertThat(ContentDigest.matches(List.of(SHA_512), CONTENT)).isTrue();
        assertThat(ContentDigest.matches(List.of(SHA_512, SHA_256), CONTENT)).isTrue();
        assertThat(ContentDigest.matches(List.of("unixsum=30637, " + SHA_256), CONTENT))
                .isTrue();
    }

    @Test
    void anythingElseDoesNot() {
        assertThat(ContentDigest.matches(List.of(SHA_256), "other".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(ContentDigest.matches(List.of(SHA_256, "sha-512=:AA==:"), CONTENT))
                .isFalse();
        assertThat(ContentDigest.matches(List.of("md5=:AA==:"), CONTENT)).isFalse();
        assertThat(ContentDigest.matches(List.of("sha-256=\"text\""), CONTENT)).isFalse();
        assertThat(ContentDigest.matches(List.of("sha-256=:%%:"), CONTENT)).isFalse();
        assertThat(ContentDigest.matches(List.of(), CONTENT)).isFalse();
    }
}
