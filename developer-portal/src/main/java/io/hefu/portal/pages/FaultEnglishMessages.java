package io.hefu.portal.pages;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.Message;

/** FaultMessages, in English. */
@Localized("en")
public interface FaultEnglishMessages extends FaultMessages {

    @Override
    @Message("There is no such page")
    String notFound();

    @Override
    @Message("The address may be wrong, or it is another organisation's.")
    String notFoundText();

    @Override
    @Message("This is not open to you")
    String forbidden();

    @Override
    @Message("Sign in with an account that may enter, or ask your administrator.")
    String forbiddenText();

    @Override
    @Message("Please sign in")
    String unauthenticated();

    @Override
    @Message("Sign in to go on.")
    String unauthenticatedText();

    @Override
    @Message("Something went wrong")
    String broken();

    @Override
    @Message("It is our fault and has been recorded. Please try again shortly.")
    String brokenText();

    @Override
    @Message("Not available right now")
    String unavailable();

    @Override
    @Message("Something we depend on does not answer. Please try again shortly.")
    String unavailableText();

    @Override
    @Message("This was not done")
    String declined();

    @Override
    @Message("The request does not fit what is there now. Go back, reload the page and try again.")
    String declinedText();

    @Override
    @Message("Correlator: {correlator}")
    String correlator(String correlator);

    @Override
    @Message("To the front page")
    String toHome();
}
