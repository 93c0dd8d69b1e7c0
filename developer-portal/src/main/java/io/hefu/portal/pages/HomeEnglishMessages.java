package io.hefu.portal.pages;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.Message;

/** HomeMessages, in English. */
@Localized("en")
public interface HomeEnglishMessages extends HomeMessages {

    @Override
    @Message("Hefu: the network's capabilities in developers' hands")
    String title();

    @Override
    @Message(
            "Text messages, location, devices and benefits with a single key. Every call is tallied and every share can be proved, like the two halves of a tally that match.")
    String lead();

    @Override
    @Message("Start for free")
    String start();

    @Override
    @Message("Browse the APIs")
    String browse();

    @Override
    @Message("Four families of capabilities")
    String capabilities();

    @Override
    @Message("Text messages")
    String smsTitle();

    @Override
    @Message("Notifications triggered by what happens, priced by segment, with delivery you can follow.")
    String smsText();

    @Override
    @Message("Location")
    String locationTitle();

    @Override
    @Message("The network verifies that a device is within an area, with its user's consent. A CAMARA API.")
    String locationText();

    @Override
    @Message("Internet of things")
    String iotTitle();

    @Override
    @Message("Register devices, receive telemetry, read shadows, send commands: for cold chains, campuses and care.")
    String iotText();

    @Override
    @Message("Benefits")
    String rightsTitle();

    @Override
    @Message("Redeem memberships, vouchers and data packs: idempotent, and never more than is in stock.")
    String rightsText();

    @Override
    @Message("Your first call within a minute")
    String quickstart();

    @Override
    @Message("Sign up and create an application: the sandbox plan is granted at once.")
    String step1();

    @Override
    @Message("Create a test key. It is shown once: keep it safe.")
    String step2();

    @Override
    @Message("Paste this into a terminal. The sandbox reaches no real subscriber and costs nothing.")
    String step3();

    @Override
    @Message("First call")
    String firstCall();

    @Override
    @Message("Why Hefu")
    String why();

    @Override
    @Message("Accounts that match")
    String whyTally();

    @Override
    @Message(
            "What you count, what we meter and what partners are shown are the same numbers, to a millionth of a yuan.")
    String whyTallyText();

    @Override
    @Message("Subscribers decide")
    String whyConsent();

    @Override
    @Message(
            "Without a subscriber's consent to this application for this purpose, no personal data leaves the network.")
    String whyConsentText();

    @Override
    @Message("Built on standards")
    String whyStandard();

    @Override
    @Message("Interfaces, errors and correlators follow CAMARA, so that your code works with other operators too.")
    String whyStandardText();

    @Override
    @Message("You are signed out")
    String signedOut();

    @Override
    @Message("Your session in this browser has ended.")
    String signedOutText();

    @Override
    @Message("Sign in again")
    String signInAgain();
}
