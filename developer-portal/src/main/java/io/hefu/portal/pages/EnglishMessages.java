package io.hefu.portal.pages;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.Message;

/** Messages, in English. */
@Localized("en")
public interface EnglishMessages extends Messages {

    @Override
    @Message("Operator open API platform")
    String tagline();

    @Override
    @Message("Skip to content")
    String skip();

    @Override
    @Message("Main")
    String mainNavigation();

    @Override
    @Message("Section")
    String roomNavigation();

    @Override
    @Message("Home")
    String home();

    @Override
    @Message("API reference")
    String reference();

    @Override
    @Message("Error codes")
    String errors();

    @Override
    @Message("Developer console")
    String console();

    @Override
    @Message("Applications")
    String applications();

    @Override
    @Message("Usage and cost")
    String usage();

    @Override
    @Message("Statement")
    String statement();

    @Override
    @Message("Operator")
    String operator();

    @Override
    @Message("Overview")
    String overview();

    @Override
    @Message("Approvals")
    String approvals();

    @Override
    @Message("Plans")
    String plans();

    @Override
    @Message("Audit log")
    String audit();

    @Override
    @Message("My consents")
    String consents();

    @Override
    @Message("Sign in")
    String signIn();

    @Override
    @Message("Sign up")
    String signUp();

    @Override
    @Message("Sign out")
    String signOut();

    @Override
    @Message("Signed in: {name}")
    String signedInAs(String name);

    @Override
    @Message("Times are Beijing time, amounts in Chinese yuan")
    String footerTime();

    @Override
    @Message("Portal OpenAPI")
    String openApi();

    @Override
    @Message("required")
    String required();

    @Override
    @Message("Cancel")
    String cancel();

    @Override
    @Message("Save")
    String save();

    @Override
    @Message("Copy")
    String copy();

    @Override
    @Message("Copied")
    String copied();

    @Override
    @Message("Copy {what}")
    String copyOf(String what);

    @Override
    @Message("None")
    String none();

    @Override
    @Message("Live")
    String live();

    @Override
    @Message("Sandbox")
    String sandbox();

    @Override
    @Message("Page {page} of {pages}")
    String pageOf(String page, String pages);

    @Override
    @Message("Previous page")
    String previousPage();

    @Override
    @Message("Next page")
    String nextPage();

    @Override
    @Message("Pages")
    String pages();

    @Override
    @Message("Nothing was saved. Please correct what is marked below.")
    String notSaved();

    @Override
    @Message("More actions")
    String moreActions();
}
