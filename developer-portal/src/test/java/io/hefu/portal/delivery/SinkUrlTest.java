package io.hefu.portal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SinkUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example",
                "https://shop.example:8443/hooks?token=a%20b",
                "https://203.0.113.7/",
                "https://[2001:db8::1]/hooks"
            })
    void anHttpsAddressWillDo(String text) {
        assertThat(SinkUrl.parse(text, false)).isEqualTo(URI.create(text));
    }

    @Test
    void httpOnlyWhereTheOperatorAllowsIt() {
        assertThat(SinkUrl.parse("http://shop.example/", true)).hasScheme("http");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SinkUrl.parse("http://shop.example/?token=mine", false))
                .withMessageNotContaining("mine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/hooks",
                "https:",
                "https:///hooks",
                "mailto:me@shop.example",
                "file:///etc/passwd",
                "https://me@shop.example/",
                "https://shop.example/#x",
                "https://shop.example:0/",
                "https://shop.example:65536/",
                "https://shop.example/\n",
                "https://商店.example/"
            })
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> SinkUrl.parse(text, true));
    }

    @Test
    void atMost2048Characters() {
        String longest = "https://shop.example/" + "a".repeat(2048 - 21);

        assertThat(SinkUrl.parse(longest, false)).hasHost("shop.example");
        assertThatIllegalArgumentException().isThrownBy(() -> SinkUrl.parse(longest + "a", false));
    }

    @Test
    void thePortIsTheSchemesUnlessGiven() {
        assertThat(SinkUrl.port(URI.create("https://shop.example/"))).isEqualTo(443);
        assertThat(SinkUrl.port(URI.create("http://shop.example/"))).isEqualTo(80);
        assertThat(SinkUrl.port(URI.create("https://shop.example:8443/"))).isEqualTo(8443);
    }
}
