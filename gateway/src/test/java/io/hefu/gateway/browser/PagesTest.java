package io.hefu.gateway.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import io.hefu.clients.call.ApiClient;
import io.hefu.clients.call.Calls;
import io.hefu.gateway.whole.RealParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page, narrow and wide, in both languages: nothing axe objects to, nothing refused, nothing sticking out. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class PagesTest {

    private static final List<String> STANDARDS = List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa");
    private static final String APPLICATION = "00000000-0000-7000-8000-000000000011";

    private static Chromium chromium;

    @TestHTTPResource
    String url;

    @ConfigProperty(name = "hefu.demo.live-key")
    String liveKey;

    @BeforeAll
    static void findABrowser() {
        Optional<Path> program = Chromium.find();
        assumeTrue(program.isPresent(), "no Chromium or Chrome on this machine: install one to run the browser tests");
        chromium = new Chromium(program.get());
    }

    @AfterAll
    static void closeTheBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    /** Charts, tables and statements are looked at with something in them. */
    @BeforeEach
    void callSomething() throws IOException, InterruptedException {
        ApiClient client = new ApiClient(URI.create(url), liveKey);
        client.send(Calls.sendMessage("+8613800000001", "合符", 1), "pages-1");
        client.send(Calls.verifyLocation("+8613800000001"), "pages-2");
        client.send(Calls.verifyLocation("+8613800000002"), "pages-3");
    }

    static Stream<Arguments> peopleAndTheirPages() {
        return Stream.of(
                arguments(
                        "nobody",
                        List.of(
                                "/{lang}",
                                "/{lang}/reference",
                                "/{lang}/reference/short-messages/v0.1",
                                "/{lang}/reference/location-verification/v3",
                                "/{lang}/reference/iot-devices/v0.1",
                                "/{lang}/reference/benefits-exchange/v0.1",
                                "/{lang}/reference/location-verification/v3/verifyLocation",
                                "/{lang}/errors",
                                "/{lang}/errors/QUOTA_EXCEEDED",
                                "/signed-out?lang={lang}",
                                "/{lang}/nowhere")),
                arguments(
                        "developer",
                        List.of(
                                "/console?lang={lang}",
                                "/console/applications/new?lang={lang}",
                                "/console/applications/" + APPLICATION + "?lang={lang}",
                                "/console/usage?lang={lang}",
                                "/admin?lang={lang}")),
                arguments("finance", List.of("/partner?lang={lang}", "/partner/statement?lang={lang}")),
                arguments(
                        "admin",
                        List.of(
                                "/admin?lang={lang}",
                                "/admin/approvals?lang={lang}",
                                "/admin/plans?lang={lang}",
                                "/admin/plans/standard?lang={lang}",
                                "/admin/audit?lang={lang}")),
                arguments(
                        "subscriber",
                        List.of(
                                "/subscriber?lang={lang}",
                                "/subscriber/consents/new?applicationId=" + APPLICATION
                                        + "&purpose=dpv:ServiceProvision&lang={lang}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("peopleAndTheirPages")
    void everyPageCanBeUsedByEverybody(String person, List<String> paths) {
        SoftAssertions softly = new SoftAssertions();
        for (int width : List.of(360, 1280)) {
            for (String language : List.of("zh", "en")) {
                visit(person, paths, width, language, softly);
            }
        }
        softly.assertAll();
    }

    private void visit(String person, List<String> paths, int width, String language, SoftAssertions softly) {
        String site = url.replaceFirst("/$", "");
        try (Visitor visitor = new Visitor(chromium, site, width, language.equals("zh") ? "zh-CN" : "en-GB")) {
            if (!person.equals("nobody")) {
                visitor.signIn(person);
            }
            for (String path : paths) {
                visitor.open(path.replace("{lang}", language));
                String name = person + path.replaceAll("[?&]?lang=|[^a-zA-Z0-9]+", "-") + "-" + language + "-" + width;
                visitor.screenshot(name);

                softly.assertThat(violations(visitor)).as(name).isEmpty();
                softly.assertThat(visitor.page().getAttribute("html", "lang"))
                        .as(name)
                        .startsWith(language);
                softly.assertThat(visitor.page().locator("h1").count())
                        .as("h1 of " + name)
                        .isEqualTo(1);
                softly.assertThat(visitor.overflows()).as(name + " sticks out").isFalse();
            }
            softly.assertThat(visitor.complaints()).isEmpty();
        }
    }

    private static List<String> violations(Visitor visitor) {
        return new AxeBuilder(visitor.page())
                .withTags(STANDARDS).analyze().getViolations().stream()
                        .map(PagesTest::described)
                        .toList();
    }

    private static String described(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }
}
