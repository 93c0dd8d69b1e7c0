package io.hefu.gateway.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Somebody in front of a browser window. Notes what no page may do: errors, refused content, requests to elsewhere. */
final class Visitor implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final BrowserContext context;
    private final Page page;
    private final String url;
    private final List<String> complaints = new ArrayList<>();

    Visitor(Chromium chromium, String url, int width, String locale) {
        this.url = url;
        this.context = chromium.browser()
                .newContext(new NewContextOptions().setViewportSize(width, 900).setLocale(locale));
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")
                    && !message.text().contains("the server responded with a status of 40")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
    }

    Page page() {
        return page;
    }

    Page open(String path) {
        page.navigate(url + path);
        return page;
    }

    /** Through Keycloak's form; ends where sign-in leads. */
    void signIn(String username) {
        open("/login");
        page.fill("#username", username);
        page.fill("#password", "hefu-demo");
        page.click("[type=submit]");
        page.waitForURL(address -> address.startsWith(url));
    }

    void screenshot(String name) {
        page.screenshot(new ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    List<String> complaints() {
        return complaints;
    }

    /** Whether the page is wider than its window, so that people would have to scroll sideways. */
    boolean overflows() {
        return (Boolean) page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }

    @Override
    public void close() {
        context.close();
    }
}
