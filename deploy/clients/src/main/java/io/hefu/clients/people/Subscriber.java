package io.hefu.clients.people;

import io.hefu.clients.platform.Login;
import java.net.URI;
import java.util.Map;

/** The person behind a number. */
public final class Subscriber {

    private final Session portal;

    private Subscriber(Session portal) {
        this.portal = portal;
    }

    public static Subscriber signIn(URI hefu, Login login) {
        return new Subscriber(new SignIn(hefu).signIn(login));
    }

    /** @param purpose such as {@code dpv:FraudPreventionAndDetection} */
    public void consent(String application, String purpose) {
        portal.post("/consents", Map.of("applicationId", application, "purpose", purpose));
    }
}
