package io.hefu.portal.pages;

import io.hefu.portal.application.Application;
import io.hefu.portal.credential.Credential;
import io.hefu.portal.credential.Key;
import io.hefu.portal.credential.NewClient;
import io.hefu.portal.paging.Page;
import io.hefu.portal.plan.Plan;
import io.hefu.portal.subscription.Subscription;
import io.hefu.portal.subscription.SubscriptionState;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The developer's console. */
public interface ConsolePages {

    record Applications(PageFrame page, String organisation, Page<ApplicationCard> applications)
            implements TemplateInstance {}

    record NewApplication(PageFrame page, Form form) implements TemplateInstance {}

    /**
     * @param holdings its subscriptions, those in force first
     * @param choices plans it might still ask for
     * @param consentLinks where subscribers agree, one for each purpose that an API asks consent for
     * @param notice key of what has just been done, or empty
     */
    record ApplicationPage(
            PageFrame page,
            Application application,
            List<Holding> holdings,
            List<Plan> choices,
            List<KeyRow> keys,
            List<Credential> clients,
            List<String> consentLinks,
            Progress progress,
            String curl,
            Forms forms,
            String notice)
            implements TemplateInstance {}

    /** How far an application is from its first call. */
    record Progress(boolean subscribed, boolean keyed) {

        static Progress of(List<Holding> holdings, List<KeyRow> keys) {
            return new Progress(
                    holdings.stream().anyMatch(Holding::active), keys.stream().anyMatch(KeyRow::active));
        }
    }

    /** A key and what it is good for now. */
    record KeyRow(Key key, Key.State state) {

        static List<KeyRow> of(List<Key> keys, Instant now) {
            return keys.stream().map(key -> new KeyRow(key, key.stateAt(now))).toList();
        }

        public boolean active() {
            return state == Key.State.ACTIVE;
        }

        public boolean rotatable() {
            return active() && key.rotatedTo().isEmpty();
        }
    }

    /** Shown once. */
    record NewKey(PageFrame page, Application application, Credential key, String clearText, String curl)
            implements TemplateInstance {}

    /** Shown once. */
    record NewClientPage(PageFrame page, Application application, NewClient client, String curl)
            implements TemplateInstance {}

    /** An application in the list. */
    record ApplicationCard(Application application, List<Holding> holdings) {}

    /** A subscription with the plan it is to. */
    record Holding(Subscription subscription, Plan plan) {

        /** Whether it is in force or may come to be. */
        public boolean live() {
            return subscription.state().isLive();
        }

        public boolean active() {
            return subscription.state() == SubscriptionState.ACTIVE;
        }

        /** The tone of its badge. */
        public String tone() {
            return switch (subscription.state()) {
                case ACTIVE -> "good";
                case REQUESTED -> "wait";
                case REJECTED -> "bad";
                case ENDED -> "";
            };
        }
    }

    /** The forms of an application's page, of which one may just have been refused. */
    record Forms(Form details, Form subscribe, Form key, Form client) {

        static Forms untouched(Application application) {
            Form details = Form.of(Map.of("name", application.name(), "description", application.description()));
            return new Forms(details, Form.EMPTY, Form.EMPTY, Form.EMPTY);
        }

        Forms withDetails(Form form) {
            return new Forms(form, subscribe, key, client);
        }

        Forms withSubscribe(Form form) {
            return new Forms(details, form, key, client);
        }

        Forms withKey(Form form) {
            return new Forms(details, subscribe, form, client);
        }

        Forms withClient(Form form) {
            return new Forms(details, subscribe, key, form);
        }
    }
}
