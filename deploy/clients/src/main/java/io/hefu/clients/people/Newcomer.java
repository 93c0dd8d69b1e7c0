package io.hefu.clients.people;

import io.hefu.clients.people.Developer.Subscription;
import io.hefu.clients.platform.Login;
import io.hefu.clients.platform.Platform;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A developer who has just come, with an application that may call everything: subscribed to both plans, approved by the
 * operator, and consented to by the subscriber.
 *
 * @param application its id
 */
public record Newcomer(String name, Developer developer, String application) {

    /** For which the subscriber consents. */
    private static final String PURPOSE = "dpv:FraudPreventionAndDetection";

    /** @param told what happens, sentence by sentence */
    public static Newcomer arrive(Platform platform, Consumer<String> told) {
        String name = "demo-" + UUID.randomUUID().toString().substring(0, 8);
        Developer developer = Developer.signUp(platform.url(), new Login(name, "Demo-" + UUID.randomUUID()));
        told.accept("A new developer, " + name + ", signed up.");
        String application = developer.registerApplication(name);
        Subscription sandbox = developer.subscribe(application, "sandbox");
        Subscription standard = developer.subscribe(application, "standard");
        told.accept("An application is registered; its subscriptions: sandbox %s, standard %s."
                .formatted(sandbox.state(), standard.state()));
        OperatorAdmin.signIn(platform.url(), platform.admin()).approve(standard);
        told.accept("The operator approved the plan standard.");
        Subscriber.signIn(platform.url(), platform.subscriber()).consent(application, PURPOSE);
        told.accept("The subscriber consented to " + PURPOSE + ".");
        return new Newcomer(name, developer, application);
    }
}
