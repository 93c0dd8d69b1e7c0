package io.hefu.clients.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class CookieJarTest {

    private static final URI HEFU = URI.create("http://127.0.0.1:8080/console");
    private static final URI KEYCLOAK = URI.create("http://127.0.0.1:8180/realms/hefu/login");

    private final CookieJar jar = new CookieJar();

    @Test
    void anEmptyJarSendsNoHeader() {
        assertThat(jar.header(HEFU)).isEmpty();
    }

    @Test
    void secureCookiesGoToThisMachineOverPlainHttp() {
        jar.keep(KEYCLOAK, List.of("AUTH_SESSION_ID=a.b-1;Version=1;Path=/realms/hefu/;Secure;HttpOnly;SameSite=None"));

        assertThat(jar.header(KEYCLOAK)).contains("AUTH_SESSION_ID=a.b-1");
    }

    @Test
    void aCookieStaysBelowItsPath() {
        jar.keep(KEYCLOAK, List.of("KC=1;Path=/realms/hefu"));

        assertThat(jar.header(URI.create("http://127.0.0.1:8180/realms/hefu"))).isPresent();
        assertThat(jar.header(URI.create("http://127.0.0.1:8180/realms/hefu-other")))
                .isEmpty();
        assertThat(jar.header(HEFU)).isEmpty();
    }

    @Test
    void aCookieOfAnotherHostIsNotSent() {
        jar.keep(HEFU, List.of("q_session=1;Path=/"));

        assertThat(jar.header(URI.create("http://localhost:8080/"))).isEmpty();
    }

    @Test
    void aLaterCookieReplacesAndAnExpiredOneRemoves() {
        jar.keep(HEFU, List.of("q_session=1;Path=/", "q_auth=x;Path=/"));
        jar.keep(HEFU, List.of("q_session=2;Path=/", "q_auth=;Path=/;Max-Age=0"));

        assertThat(jar.header(HEFU)).contains("q_session=2");
    }
}
