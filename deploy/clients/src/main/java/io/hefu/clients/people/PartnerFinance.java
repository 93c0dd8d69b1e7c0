package io.hefu.clients.people;

import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.clients.platform.Login;
import java.net.URI;

/** The finance person of a partner, who reads what it has earned. */
public final class PartnerFinance {

    private final Session portal;

    private PartnerFinance(Session portal) {
        this.portal = portal;
    }

    public static PartnerFinance signIn(URI hefu, Login login) {
        return new PartnerFinance(new SignIn(hefu).signIn(login));
    }

    public String organisation() {
        return portal.get("/me").at("/organisation/organisationId").asText();
    }

    /** This month so far. */
    public JsonNode statement() {
        return portal.get("/statements/current");
    }
}
