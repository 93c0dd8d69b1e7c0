package io.hefu.clients.people;

import io.hefu.clients.browser.Browser;
import io.hefu.clients.browser.Form;
import io.hefu.clients.browser.WebPage;
import io.hefu.clients.platform.ClientFailure;
import io.hefu.clients.platform.Login;
import java.net.URI;

/** Signing in and up, through the same pages of the identity provider that everybody sees. */
final class SignIn {

    private static final String SIGN_IN_FORM = "form#kc-form-login";
    private static final String SIGN_UP_FORM = "form#kc-register-form";
    private static final String SIGN_UP_LINK = "a[href*=registration]";
    private static final String COMPLAINT = ".pf-v5-c-alert, .kc-feedback-text, [id^=input-error]";

    private final URI hefu;

    SignIn(URI hefu) {
        this.hefu = hefu;
    }

    Session signIn(Login login) {
        Browser browser = new Browser();
        Form form = form(gate(browser), SIGN_IN_FORM)
                .with("username", login.username())
                .with("password", login.password());
        return signedIn(browser, browser.submit(form), login.username());
    }

    /** For somebody Hefu has never seen. */
    Session signUp(Login login) {
        Browser browser = new Browser();
        URI registration = gate(browser)
                .link(SIGN_UP_LINK)
                .orElseThrow(() -> new ClientFailure("The sign-in page offers no registration."));
        Form form = form(browser.open(registration), SIGN_UP_FORM)
                .with("username", login.username())
                .with("password", login.password())
                .with("password-confirm", login.password())
                .with("email", login.username() + "@example.com")
                .with("firstName", "Demo")
                .with("lastName", "Developer");
        return signedIn(browser, browser.submit(form), login.username());
    }

    private WebPage gate(Browser browser) {
        return browser.open(hefu.resolve("/login"));
    }

    private static Form form(WebPage page, String selector) {
        return page.form(selector)
                .orElseThrow(() -> new ClientFailure("Expected the form %s at %s, found a page that says: %s"
                        .formatted(
                                selector,
                                page.address().getPath(),
                                page.text("h1, title").orElse("nothing"))));
    }

    private Session signedIn(Browser browser, WebPage landing, String username) {
        if (!landing.address().getAuthority().equals(hefu.getAuthority())) {
            throw new ClientFailure("The identity provider does not let %s in: %s"
                    .formatted(username, landing.text(COMPLAINT).orElse("no reason given")));
        }
        Session session = new Session(browser, hefu, username);
        session.get("/me");
        return session;
    }
}
