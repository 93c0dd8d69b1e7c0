package io.hefu.portal.pages;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.Message;

/** ConsentMessages, in English. */
@Localized("en")
public interface ConsentEnglishMessages extends ConsentMessages {

    @Override
    @Message("My consents")
    String title();

    @Override
    @Message("Which applications may use your information. You can withdraw any time.")
    String lead();

    @Override
    @Message("You have not given any consent")
    String empty();

    @Override
    @Message("Without your consent, no application may use your location or other information.")
    String emptyText();

    @Override
    @Message("Application")
    String application();

    @Override
    @Message("Purpose")
    String purpose();

    @Override
    @Message("Agreed")
    String granted();

    @Override
    @Message("Expires")
    String expires();

    @Override
    @Message("Until you withdraw it")
    String never();

    @Override
    @Message("State")
    String state();

    @Override
    @Message("In force")
    String inForce();

    @Override
    @Message("Ended")
    String ended();

    @Override
    @Message("Withdraw")
    String withdraw();

    @Override
    @Message("Withdraw consent to {application}")
    String withdrawOf(String application);

    @Override
    @Message("Withdraw your consent to “{application}”?")
    String withdrawTitle(String application);

    @Override
    @Message("The application can no longer use your information from now on. You may agree again later.")
    String withdrawText();

    @Override
    @Message("Withdrawn, in force at once.")
    String withdrawn();

    @Override
    @Message("Agreed. You can withdraw it any time.")
    String given();

    @Override
    @Message("“{application}” asks for your consent")
    String askTitle(String application);

    @Override
    @Message(
            "You are free to decline: your phone and other services work as before. If you agree, you can withdraw any time under My consents.")
    String askRights();

    @Override
    @Message("I agree")
    String agree();

    @Override
    @Message("I do not agree")
    String decline();

    @Override
    @Message("This link is not complete. Please ask the application for a new one.")
    String brokenLink();

    @Override
    @Message("Consents of {number}")
    String caption(String number);
}
