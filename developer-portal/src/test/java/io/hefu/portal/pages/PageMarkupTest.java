package io.hefu.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.language.Language;
import io.hefu.portal.reference.ApiReference;
import io.hefu.portal.reference.ApiReferences;
import io.hefu.portal.reference.ReferenceReader;
import io.hefu.portal.testing.PortalTest;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What holds for every page, whatever is on it, in both languages. */
@PortalTest
class PageMarkupTest {

    @Inject
    ApiReferences references;

    @Inject
    MoneyMessages chinese;

    @Inject
    @Localized("en")
    MoneyMessages english;

    @TestFactory
    Stream<DynamicTest> everyPageIsSound() {
        List<ApiReference> apis = new ArrayList<>(ours());
        apis.add(ReferenceReader.read(definition()));
        return Stream.of(Language.values()).flatMap(language -> {
            MoneyMessages messages = language == Language.CHINESE ? chinese : english;
            return new SamplePages(language, new ApiReferences(apis), messages)
                    .all().entrySet().stream()
                            .map(page -> DynamicTest.dynamicTest(
                                    page.getKey() + " " + Languages.code(language),
                                    () -> check(render(page.getValue(), language), language)));
        });
    }

    /** What partners wrote, and other tests published, is theirs. */
    private List<ApiReference> ours() {
        return references.apis().stream()
                .filter(api -> api.name().equals("tea-houses"))
                .toList();
    }

    private static String definition() {
        try (InputStream stream = PageMarkupTest.class.getResourceAsStream("/openapi/parking-places.yaml")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Document render(TemplateInstance page, Language language) {
        return Jsoup.parse(page.setLocale(Languages.code(language)).render());
    }

    private static void check(Document page, Language language) {
        assertThat(page.selectFirst("html").attr("lang")).isEqualTo(language.tag());
        assertThat(page.title()).doesNotStartWith(" ·").endsWith("合符 Hefu");
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("main, header, footer")).hasSize(3);
        assertThat(page.body().text()).doesNotContain("NOT_FOUND}", "{msg", "{page", "Optional[", "null ");
        idsAreUnique(page);
        everyInputIsNamed(page);
        referencesLeadSomewhere(page);
        headingsDoNotSkipALevel(page);
        nothingRunsInline(page);
        navigationsDiffer(page);
    }

    private static void idsAreUnique(Document page) {
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    }

    private static void everyInputIsNamed(Document page) {
        List<String> labelled = page.select("label").eachAttr("for");
        assertThat(page.select("input:not([type=hidden]), select, textarea"))
                .allMatch(input -> labelled.contains(input.id()));
        assertThat(page.select("button, a, summary"))
                .allSatisfy(control ->
                        assertThat(control.text() + control.attr("aria-label")).isNotBlank());
        assertThat(page.select("th"))
                .allSatisfy(header -> assertThat(header.text()).isNotBlank());
    }

    private static void referencesLeadSomewhere(Document page) {
        for (String attribute : List.of("aria-labelledby", "aria-describedby", "popovertarget", "data-copies", "for")) {
            assertThat(page.select("[" + attribute + "]"))
                    .allSatisfy(element -> assertThat(page.getElementById(element.attr(attribute)))
                            .as(attribute + " of " + element.tagName())
                            .isNotNull());
        }
        assertThat(page.select("a[href]"))
                .allSatisfy(link -> assertThat(link.attr("href")).matches("/.*|#main"));
    }

    private static void headingsDoNotSkipALevel(Document page) {
        int previous = 1;
        for (Element heading : page.select("main h1, main h2, main h3, main h4, main h5, main h6")) {
            int level = heading.tagName().charAt(1) - '0';
            assertThat(level).as(heading.text()).isLessThanOrEqualTo(previous + 1);
            previous = level;
        }
    }

    /** The content security policy would stop it. */
    private static void nothingRunsInline(Document page) {
        assertThat(page.select("[style], style, script:not([src])")).isEmpty();
        assertThat(page.getAllElements())
                .allSatisfy(element -> assertThat(element.attributes().asList())
                        .noneMatch(attribute -> attribute.getKey().startsWith("on")));
        assertThat(page.select("script[src], link[rel=stylesheet], img"))
                .allSatisfy(resource ->
                        assertThat(resource.attr("src") + resource.attr("href")).startsWith("/assets/"));
    }

    private static void navigationsDiffer(Document page) {
        assertThat(page.select("nav").eachAttr("aria-label")).doesNotHaveDuplicates();
    }
}
