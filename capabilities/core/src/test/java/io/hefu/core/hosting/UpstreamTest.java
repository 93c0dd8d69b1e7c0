package io.hefu.core.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.core.hosting.Upstream.Track;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://partner.example", "http://203.0.113.7:8080/base/", "HTTPS://[2001:db8::1]:8443"})
    void aWebAddressIsABase(String base) {
        assertThat(new Upstream("one", URI.create(base), 1, Track.STABLE).base())
                .hasToString(base);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://partner.example",
                "file:///etc/passwd",
                "partner.example",
                "http:///path",
                "http://0x7f.1",
                "http://partner.example:99999",
                "https://user:secret@partner.example",
                "https://partner.example/?a=b",
                "https://partner.example/#a"
            })
    void nothingElseIs(String base) {
        assertThatThrownBy(() -> new Upstream("one", URI.create(base), 1, Track.STABLE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("base: ")
                .hasMessageNotContainingAny("secret");
    }

    @Test
    void aWeightHasItsRange() {
        URI base = URI.create("https://partner.example");
        assertThatThrownBy(() -> new Upstream("one", base, 1001, Track.STABLE)).hasMessageContaining("weight");
        assertThat(new Upstream("one", base, 0, Track.CANARY).weight()).isZero();
    }
}
