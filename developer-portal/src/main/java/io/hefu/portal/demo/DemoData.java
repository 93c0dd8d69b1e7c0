package io.hefu.portal.demo;

import io.hefu.core.call.Environment;
import io.hefu.core.consent.Purpose;
import io.hefu.core.entitlement.ApiKey;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.PhoneNumber;
import io.hefu.portal.consent.ConsentRegister;
import io.hefu.portal.member.Subscriber;
import io.hefu.portal.paging.PageRequest;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Adds, to what {@code demo/portal.sql} holds, the demo data that depend on secrets: keys, and a consent under the
 * subscriber's pseudonym.
 */
@Singleton
class DemoData {

    static final ApplicationId MALL_NAVIGATOR = ApplicationId.of("00000000-0000-7000-8000-000000000011");
    static final String CLIENT = "demo-application";

    private static final Subscriber SUBSCRIBER = new Subscriber(new PhoneNumber("+8613800000001"));
    private static final Purpose PURPOSE = new Purpose("dpv:FraudPreventionAndDetection");

    /** Later than the migrations, which run before any ordinary observer. */
    private static final int AFTER_MIGRATIONS = 3000;

    private final DemoConfig config;
    private final DemoStore store;
    private final ConsentRegister consents;

    DemoData(DemoConfig config, DemoStore store, ConsentRegister consents) {
        this.config = config;
        this.store = store;
        this.consents = consents;
    }

    void onStart(@Observes @Priority(AFTER_MIGRATIONS) StartupEvent start) throws Throwable {
        if (config.enabled()) {
            VertxContextSupport.subscribeAndAwait(() -> add(config.liveKey(), config.testKey()));
        }
    }

    Uni<Void> add(Optional<String> liveKey, Optional<String> testKey) {
        return addKey("hefu.demo.live-key", liveKey, Environment.LIVE)
                .chain(() -> addKey("hefu.demo.test-key", testKey, Environment.SANDBOX))
                .chain(() -> store.addClient(MALL_NAVIGATOR, CLIENT))
                .chain(this::addConsent);
    }

    private Uni<Void> addKey(String property, Optional<String> clearText, Environment environment) {
        if (clearText.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        ApiKey key = clearText
                .flatMap(ApiKey::parse)
                .filter(parsed -> parsed.environment() == environment)
                .orElseThrow(() -> new ConfigurationException(property + " is no API key for " + environment
                        + ": expected hefu_" + environment.keyMark() + "_… with its own checksum."));
        return store.addKey(MALL_NAVIGATOR, key);
    }

    /** Once: a consent that was withdrawn since is not given again. */
    private Uni<Void> addConsent() {
        return consents.list(SUBSCRIBER, PageRequest.LARGEST)
                .map(given -> given.items().stream()
                        .anyMatch(consent -> consent.application().equals(MALL_NAVIGATOR)))
                .flatMap(known -> known
                        ? Uni.createFrom().voidItem()
                        : consents.grant(SUBSCRIBER, MALL_NAVIGATOR, PURPOSE, Optional.empty())
                                .replaceWithVoid());
    }
}
