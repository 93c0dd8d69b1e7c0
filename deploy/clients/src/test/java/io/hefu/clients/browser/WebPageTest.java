package io.hefu.clients.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class WebPageTest {

    private final WebPage page = new WebPage(URI.create("http://127.0.0.1:8180/realms/hefu/login"), 200, """
            <h1> Sign in </h1><a href="../hefu/registration?tab_id=1&amp;client_id=portal">Register</a>
            <form id="login" action="/authenticate?code=a&amp;b=c" method="post">
              <input name="username"><input name="password" type="password">
              <input name="rememberMe" type="checkbox" value="on"><input name="credentialId" type="hidden" value="7">
            </form><p class="error"></p><p class="hint"></p><p class="hint">Eight characters.</p>
            """);

    @Test
    void aFormCarriesItsHiddenFieldsAndNoUntickedBoxes() {
        Form form =
                page.form("form#login").orElseThrow().with("username", "a b").with("password", "é&=");

        assertThat(form.action()).hasToString("http://127.0.0.1:8180/authenticate?code=a&b=c");
        assertThat(form.encoded().split("&"))
                .containsExactlyInAnyOrder("username=a+b", "password=%C3%A9%26%3D", "credentialId=7");
    }

    @Test
    void fieldsThatAFormDoesNotHaveAreLeftOut() {
        Form form = page.form("form").orElseThrow();

        assertThat(form.with("email", "a@example.com")).isEqualTo(form);
    }

    @Test
    void aFormDoesNotShowWhatIsTypedIn() {
        Form form = page.form("form").orElseThrow().with("password", "secret");

        assertThat(form).hasToString("Form[/authenticate]");
    }

    @Test
    void linksAreResolved() {
        assertThat(page.link("a[href*=registration]"))
                .contains(URI.create("http://127.0.0.1:8180/realms/hefu/registration?tab_id=1&client_id=portal"));
    }

    @Test
    void whatIsMissingOrEmptyIsAbsent() {
        assertThat(page.text("h1")).contains("Sign in");
        assertThat(page.text(".hint")).contains("Eight characters.");
        assertThat(page.text(".error")).isEmpty();
        assertThat(page.form("form#other")).isEmpty();
        assertThat(page.link("a.other")).isEmpty();
    }
}
