package io.hefu.clients.browser;

import java.net.URI;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A page as it arrived, after all redirects. */
public record WebPage(URI address, int status, String html) {

    /** @param selector CSS */
    public Optional<Form> form(String selector) {
        return Optional.ofNullable(document().selectFirst(selector)).map(element -> Form.of(element));
    }

    /** Where a link leads. */
    public Optional<URI> link(String selector) {
        return Optional.ofNullable(document().selectFirst(selector)).map(element -> URI.create(element.absUrl("href")));
    }

    /** What the first element of the kind that says anything says. */
    public Optional<String> text(String selector) {
        return document().select(selector).eachText().stream().findFirst();
    }

    private Document document() {
        return Jsoup.parse(html, address.toString());
    }
}
