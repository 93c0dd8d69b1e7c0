package io.hefu.clients.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hefu.clients.platform.ClientFailure;
import io.hefu.clients.platform.Login;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a portal and an identity provider that behave as the real ones do, as far as a browser can tell. */
class SignInTest {

    private static final Login KNOWN = new Login("admin", "right");

    private HttpServer portal;
    private HttpServer identityProvider;

    @BeforeEach
    void serve() throws IOException {
        portal = server();
        identityProvider = server();
        portal.createContext("/login", exchange -> {
            if (query(exchange).contains("code=1")) {
                exchange.getResponseHeaders().add("Set-Cookie", "q_session=1;Path=/;HttpOnly;SameSite=Lax");
                redirect(exchange, "/console");
            } else {
                redirect(exchange, url(identityProvider) + "/auth");
            }
        });
        portal.createContext("/console", exchange -> answer(exchange, 200, "<h1>Console</h1>"));
        portal.createContext("/portal/v1", this::portalApi);
        identityProvider.createContext("/auth", exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "AUTH=1;Path=/;Secure;SameSite=None");
            answer(
                    exchange,
                    200,
                    "<form id='kc-form-login' action='/authenticate' method='post'><input name='username'><input"
                            + " name='password'></form><a href='/registration?tab=1'>Register</a>");
        });
        identityProvider.createContext(
                "/registration",
                exchange -> answer(
                        exchange,
                        200,
                        "<form id='kc-register-form' action='/authenticate' method='post'><input name='username'><input"
                                + " name='password'><input name='password-confirm'><input name='email'></form>"));
        identityProvider.createContext("/authenticate", this::authenticate);
    }

    @AfterEach
    void stop() {
        portal.stop(0);
        identityProvider.stop(0);
    }

    @Test
    void aKnownPersonIsSignedIn() {
        Session session = new SignIn(URI.create(url(portal))).signIn(KNOWN);

        assertThat(session.get("/me").path("username").asText()).isEqualTo("admin");
    }

    @Test
    void aNewcomerIsSignedUp() {
        Session session = new SignIn(URI.create(url(portal))).signUp(KNOWN);

        assertThat(session.get("/me").path("username").asText()).isEqualTo("admin");
    }

    @Test
    void aWrongPasswordIsToldInTheProvidersWords() {
        assertThatThrownBy(() -> new SignIn(URI.create(url(portal))).signIn(new Login("admin", "wrong")))
                .isInstanceOf(ClientFailure.class)
                .hasMessage("The identity provider does not let admin in: Invalid username or password.");
    }

    @Test
    void whatThePortalRefusesIsToldInItsWords() {
        Session session = new SignIn(URI.create(url(portal))).signIn(KNOWN);

        assertThatThrownBy(() -> session.post("/applications", Map.of("name", "")))
                .isInstanceOf(ClientFailure.class)
                .hasMessage("admin may not POST /portal/v1/applications: 400 A name is needed.");
    }

    private void authenticate(HttpExchange exchange) throws IOException {
        if (hasCookie(exchange, "AUTH=1")
                && new String(exchange.getRequestBody().readAllBytes(), UTF_8).contains("password=right")) {
            redirect(exchange, url(portal) + "/login?code=1");
        } else {
            answer(
                    exchange,
                    200,
                    "<div id='input-error-container-username'></div><span id='input-error'>Invalid username or"
                            + " password.</span>");
        }
    }

    private void portalApi(HttpExchange exchange) throws IOException {
        boolean sameOrigin = "same-origin".equals(exchange.getRequestHeaders().getFirst("Sec-Fetch-Site"))
                && url(portal).equals(exchange.getRequestHeaders().getFirst("Origin"));
        if (!sameOrigin || !hasCookie(exchange, "q_session=1")) {
            answer(exchange, 401, "{}");
        } else if (exchange.getRequestMethod().equals("POST")) {
            answer(exchange, 400, "{\"status\": 400, \"detail\": \"A name is needed.\"}");
        } else {
            answer(exchange, 200, "{\"username\": \"admin\"}");
        }
    }

    private static boolean hasCookie(HttpExchange exchange, String cookie) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Cookie"))
                .filter(header -> header.contains(cookie))
                .isPresent();
    }

    private static HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        return server;
    }

    private static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static String query(HttpExchange exchange) {
        return String.valueOf(exchange.getRequestURI().getQuery());
    }

    private static void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().add("Location", location);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
