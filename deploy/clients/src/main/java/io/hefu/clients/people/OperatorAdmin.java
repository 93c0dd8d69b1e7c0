package io.hefu.clients.people;

import io.hefu.clients.platform.Login;
import java.net.URI;
import java.util.Map;

/** The operator's administrator. */
public final class OperatorAdmin {

    private final Session portal;

    private OperatorAdmin(Session portal) {
        this.portal = portal;
    }

    public static OperatorAdmin signIn(URI hefu, Login login) {
        return new OperatorAdmin(new SignIn(hefu).signIn(login));
    }

    public void approve(Developer.Subscription subscription) {
        portal.post("/subscriptions/" + subscription.id() + "/approve");
    }

    /** In force on all gateways within a second. */
    public void approve(PartnerFinance.Submission submission) {
        portal.post("/hosted-apis/" + submission.hostedApi() + "/approve", Map.of("revision", submission.revision()));
    }

    /** Its calls are refused on all gateways within a second. */
    public void retire(String hostedApi) {
        portal.post("/hosted-apis/" + hostedApi + "/retire");
    }

    /** Puts an API into a plan: whoever is subscribed may call it within a second. */
    public void offer(String plan, String api) {
        portal.put("/plans/" + plan + "/apis/" + api, Map.of());
    }

    /** In force on all traffic within a second. */
    public void changeRate(String plan, int callsPerSecond, int burst) {
        portal.patch("/plans/" + plan, Map.of("callsPerSecond", callsPerSecond, "burst", burst));
    }

    /**
     * All limits of a subject, beside a plan's own; in force within a second.
     *
     * @param subject {@code APPLICATION/<id>}, {@code OPERATOR/all}
     */
    public void setLimits(String subject, Map<String, ?> limits) {
        portal.put("/limits/" + subject, limits);
    }

    /** Money paid in advance for an application. */
    public void credit(String application, String yuan, String reference) {
        portal.post(
                "/applications/" + application + "/balance/credits", Map.of("amount", yuan, "reference", reference));
    }
}
