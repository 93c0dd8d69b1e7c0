package io.hefu.portal.pages;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.Message;

/** ReferenceMessages, in English. */
@Localized("en")
public interface ReferenceEnglishMessages extends ReferenceMessages {

    @Override
    @Message("API reference")
    String title();

    @Override
    @Message(
            "Operations, parameters, examples and errors of each API, made from the definitions that the gateway enforces.")
    String lead();

    @Override
    @Message("All APIs")
    String allApis();

    @Override
    @Message("APIs")
    String apiNavigation();

    @Override
    @Message("Version")
    String version();

    @Override
    @Message("Base path")
    String basePath();

    @Override
    @Message("Download the OpenAPI definition")
    String download();

    @Override
    @Message("Operations")
    String operations();

    @Override
    @Message("Operation")
    String operation();

    @Override
    @Message("Sandbox values")
    String sandboxValues();

    @Override
    @Message(
            "With a test key these values choose what happens, always alike. Nothing reaches the network or is charged.")
    String sandboxLead();

    @Override
    @Message("Value")
    String sandboxValue();

    @Override
    @Message("What happens")
    String sandboxOutcome();

    @Override
    @Message("Description")
    String about();

    @Override
    @Message("No API is published yet")
    String noApis();

    @Override
    @Message("APIs appear here as soon as they are published.")
    String noApisText();

    @Override
    @Message("Scope")
    String scope();

    @Override
    @Message("Any valid credential")
    String scopeNone();

    @Override
    @Message("Charged per")
    String unit();

    @Override
    @Message("Statuses that are charged")
    String billable();

    @Override
    @Message("Free of charge")
    String free();

    @Override
    @Message("Subscriber's consent")
    String consent();

    @Override
    @Message("Needed, for {purpose}")
    String consentNeeded(String purpose);

    @Override
    @Message("Parameters")
    String parameters();

    @Override
    @Message("Request body")
    String body();

    @Override
    @Message("Responses")
    String responses();

    @Override
    @Message("Response {status}")
    String response(String status);

    @Override
    @Message("No body.")
    String noBody();

    @Override
    @Message("Errors")
    String errorsOf();

    @Override
    @Message("Field")
    String field();

    @Override
    @Message("In")
    String place();

    @Override
    @Message("Type")
    String type();

    @Override
    @Message("Description")
    String description();

    @Override
    @Message("Status")
    String status();

    @Override
    @Message("Code")
    String code();

    @Override
    @Message("Example of the message")
    String sample();

    @Override
    @Message("Example")
    String example();

    @Override
    @Message("Example: {title}")
    String exampleOf(String title);

    @Override
    @Message("minimum")
    String minimum();

    @Override
    @Message("maximum")
    String maximum();

    @Override
    @Message("shortest")
    String minLength();

    @Override
    @Message("longest")
    String maxLength();

    @Override
    @Message("least items")
    String minItems();

    @Override
    @Message("most items")
    String maxItems();

    @Override
    @Message("pattern")
    String pattern();

    @Override
    @Message("one of")
    String allowed();

    @Override
    @Message("default")
    String default_();

    @Override
    @Message("Call it with curl")
    String curl();

    @Override
    @Message("First set your key in the terminal: export HEFU_KEY=your key")
    String curlHint();

    @Override
    @Message("{what}; required fields are marked")
    String caption(String what);

    @Override
    @Message("Error codes")
    String errorsTitle();

    @Override
    @Message(
            "On an error an API answers with status, code, message and x-correlator. Look up what a code means and what to do.")
    String errorsLead();

    @Override
    @Message("Codes of all APIs")
    String errorsPlatform();

    @Override
    @Message("Codes of single APIs")
    String errorsOfApis();

    @Override
    @Message("What it means")
    String meaning();

    @Override
    @Message("What to do")
    String remedy();

    @Override
    @Message("Operations that answer so")
    String usedBy();

    @Override
    @Message("Does retrying help")
    String retry();

    @Override
    @Message("Yes, after a while.")
    String retryYes();

    @Override
    @Message("No, the same call fails again.")
    String retryNo();

    @Override
    @Message("If it remains, tell us the value of the x-correlator response header.")
    String support();
}
