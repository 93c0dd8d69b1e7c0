package io.hefu.billing.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page for the browser runs where nothing but its own files is allowed, and speaks both languages. */
class VerifyPageTest {

    private static String page;

    @BeforeAll
    static void read() throws IOException {
        page = resource("verify.html");
    }

    @Test
    void nothingIsInlineAndNothingComesFromElsewhere() {
        assertThat(page)
                .contains("default-src 'none'; script-src 'self'; style-src 'self'")
                .doesNotContain("<style", "style=", "http:", "https:", "//")
                .doesNotContainPattern("<script(?![^>]* src=\"[a-z-]+\\.js\")")
                .doesNotContainPattern("\\son[a-z]+=");
    }

    @Test
    void itsScriptsMakeNoMarkupOfTextAndSendNothing() throws IOException {
        for (String script : List.of("verify.js", "verify-page.js")) {
            assertThat(resource(script))
                    .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(")
                    .doesNotContain("fetch(", "XMLHttpRequest", "sendBeacon", "WebSocket");
        }
    }

    @Test
    void everyTextIsThereInBothLanguages() {
        long chinese = page.split("<span lang=\"zh-CN\">", -1).length;
        long english = page.split("<span lang=\"en\">", -1).length;

        assertThat(chinese).isEqualTo(english).isGreaterThan(10);
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = VerifyPageTest.class.getResourceAsStream("/verify/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
