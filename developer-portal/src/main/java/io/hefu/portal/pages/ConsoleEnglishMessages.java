package io.hefu.portal.pages;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.Message;

/** ConsoleMessages, in English. */
@Localized("en")
public interface ConsoleEnglishMessages extends ConsoleMessages {

    @Override
    @Message("My applications")
    String title();

    @Override
    @Message("Applications, subscriptions and keys of {organisation}.")
    String lead(String organisation);

    @Override
    @Message("Create an application")
    String newApplication();

    @Override
    @Message("No application yet")
    String noApplication();

    @Override
    @Message("Create an application to get the sandbox plan and a test key, and start calling.")
    String noApplicationText();

    @Override
    @Message("Application")
    String application();

    @Override
    @Message("Name")
    String name();

    @Override
    @Message("Subscribers see it when they are asked for consent: Mall Navigator.")
    String nameHint();

    @Override
    @Message("Description")
    String description();

    @Override
    @Message("What it does for whom; those who approve it read this.")
    String descriptionHint();

    @Override
    @Message("Created")
    String created();

    @Override
    @Message("Application id")
    String identifier();

    @Override
    @Message("Suspended")
    String suspended();

    @Override
    @Message("The operator has suspended this application: all its calls are refused. Please contact the operator.")
    String suspendedText();

    @Override
    @Message("Change name and description")
    String edit();

    @Override
    @Message("Plan subscriptions")
    String subscriptions();

    @Override
    @Message("Plan")
    String plan();

    @Override
    @Message("State")
    String state();

    @Override
    @Message("Environment")
    String environment();

    @Override
    @Message("Limits")
    String limits();

    @Override
    @Message("Since")
    String since();

    @Override
    @Message("Waits for approval")
    String REQUESTED();

    @Override
    @Message("Active")
    String ACTIVE();

    @Override
    @Message("Rejected")
    String REJECTED();

    @Override
    @Message("Ended")
    String ENDED();

    @Override
    @Message("Reason: {reason}")
    String reason(String reason);

    @Override
    @Message("No plan yet")
    String noSubscription();

    @Override
    @Message("An application calls APIs under a plan. The sandbox plan is granted at once.")
    String noSubscriptionText();

    @Override
    @Message("Subscribe")
    String subscribe();

    @Override
    @Message("Choose a plan")
    String choosePlan();

    @Override
    @Message("needs approval")
    String needsApproval();

    @Override
    @Message("granted at once")
    String granted();

    @Override
    @Message("{calls} calls a day")
    String quotaDay(String calls);

    @Override
    @Message("{calls} calls a month")
    String quotaMonth(String calls);

    @Override
    @Message("{calls} calls a second, {burst} at once")
    String rate(String calls, String burst);

    @Override
    @Message("End subscription")
    String end();

    @Override
    @Message("End the subscription to {plan}?")
    String endTitle(String plan);

    @Override
    @Message("Within a second, this application's calls under the plan are refused. You may ask for it again later.")
    String endText();

    @Override
    @Message("API keys")
    String keys();

    @Override
    @Message("Sent as Authorization: Bearer. Only a hash is kept here: a lost key can only be replaced.")
    String keysText();

    @Override
    @Message("No key yet")
    String noKey();

    @Override
    @Message("Create a sandbox key and make your first call.")
    String noKeyText();

    @Override
    @Message("Key")
    String key();

    @Override
    @Message("Name of the key")
    String keyName();

    @Override
    @Message("Where it is used: test server.")
    String keyNameHint();

    @Override
    @Message("Create a key")
    String createKey();

    @Override
    @Message("Created by {who}")
    String createdBy(String who);

    @Override
    @Message("Valid")
    String inUse();

    @Override
    @Message("Revoked {when}")
    String revoked(String when);

    @Override
    @Message("Revoke")
    String revoke();

    @Override
    @Message("Revoke “{name}”?")
    String revokeTitle(String name);

    @Override
    @Message("Within a second, every call made with it is refused. This cannot be undone.")
    String revokeText();

    @Override
    @Message("Your key")
    String keyCreated();

    @Override
    @Message("Copy it now and keep it safe: once you leave this page, nobody can see it again.")
    String keyOnce();

    @Override
    @Message("Do not reload this page: that would create another key.")
    String keyReload();

    @Override
    @Message("Try it now")
    String tryNow();

    @Override
    @Message("I have kept it, back to the application")
    String back();

    @Override
    @Message("OAuth 2 clients")
    String clients();

    @Override
    @Message("Exchange the client's credentials for access tokens; the plans decide which scopes they carry.")
    String clientsText();

    @Override
    @Message("Name of the client")
    String clientName();

    @Override
    @Message("Create a client")
    String createClient();

    @Override
    @Message("Your client")
    String clientCreated();

    @Override
    @Message("Client id")
    String clientId();

    @Override
    @Message("Client secret")
    String clientSecret();

    @Override
    @Message("Token URL")
    String tokenUrl();

    @Override
    @Message("Get an access token")
    String getToken();

    @Override
    @Message("Subscribers' consent")
    String consents();

    @Override
    @Message(
            "Operations on personal data need the subscriber's consent. Send subscribers this link: once signed in, they agree or decline.")
    String consentsText();

    @Override
    @Message("Consent link")
    String consentLink();

    @Override
    @Message("First call")
    String firstCall();

    @Override
    @Message(
            "Put in your key and run it. In the sandbox the number's last digits decide the answer: see the API reference.")
    String firstCallText();

    @Override
    @Message("Create an application")
    String stepApplication();

    @Override
    @Message("Subscribe to a plan")
    String stepPlan();

    @Override
    @Message("Create a key")
    String stepKey();

    @Override
    @Message("Make the first call")
    String stepCall();

    @Override
    @Message("done")
    String done();

    @Override
    @Message("Your application exists. Next, subscribe to a plan and create a key.")
    String applicationCreated();

    @Override
    @Message("Saved.")
    String applicationSaved();

    @Override
    @Message("Subscription requested.")
    String subscriptionRequested();

    @Override
    @Message("The subscription has ended.")
    String subscriptionEnded();

    @Override
    @Message("Revoked; in force within a second.")
    String keyRevoked();

    @Override
    @Message("Applications: {count}")
    String listCaption(String count);

    @Override
    @Message("Last used")
    String lastUsed();

    @Override
    @Message("Never used")
    String neverUsed();

    @Override
    @Message("From {count} addresses in the last five minutes")
    String callers(String count);

    @Override
    @Message("Expired {when}")
    String expired(String when);

    @Override
    @Message("Expires {when}")
    String expires(String when);

    @Override
    @Message("Replaced by")
    String rotatedTo();

    @Override
    @Message("Rotate")
    String rotate();

    @Override
    @Message("Rotate “{name}”?")
    String rotateTitle(String name);

    @Override
    @Message("A new key takes its place; the old one goes on for the time you choose.")
    String rotateText();

    @Override
    @Message("The old key serves for another")
    String overlap();

    @Override
    @Message("hour")
    String overlapHour();

    @Override
    @Message("day")
    String overlapDay();

    @Override
    @Message("7 days")
    String overlapWeek();

    @Override
    @Message("Revoked: every gateway refuses the key already.")
    String keyRefused();
}
