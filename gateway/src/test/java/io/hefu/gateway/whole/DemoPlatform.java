package io.hefu.gateway.whole;

import io.hefu.clients.people.Newcomer;
import io.hefu.clients.people.OperatorAdmin;
import io.hefu.clients.platform.Login;
import io.hefu.clients.platform.Platform;
import java.net.URI;
import org.eclipse.microprofile.config.ConfigProvider;

/** The platform under test as its demo's people see it. */
final class DemoPlatform {

    static final String SUBSCRIBER_NUMBER = "+8613800000001";
    static final Login DEVELOPER = login("developer");
    static final Login FINANCE = login("finance");
    static final Login ADMIN = login("admin");
    static final Login SUBSCRIBER = login("subscriber");

    private DemoPlatform() {}

    static URI url() {
        return URI.create("http://127.0.0.1:" + setting("quarkus.http.test-port"));
    }

    static String liveKey() {
        return setting("hefu.demo.live-key");
    }

    static String testKey() {
        return setting("hefu.demo.test-key");
    }

    static String realmUrl() {
        return setting("hefu.keycloak.url") + "/realms/hefu";
    }

    static String tokenUrl() {
        return realmUrl() + "/protocol/openid-connect/token";
    }

    static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    /** A developer who has just come, subscribed and consented to. */
    static Newcomer newcomer() {
        return Newcomer.arrive(platform(), told -> {});
    }

    static OperatorAdmin admin() {
        return OperatorAdmin.signIn(url(), ADMIN);
    }

    static Platform platform() {
        return new Platform(url(), ADMIN, FINANCE, SUBSCRIBER, SUBSCRIBER_NUMBER);
    }

    private static Login login(String username) {
        return new Login(username, "hefu-demo");
    }
}
