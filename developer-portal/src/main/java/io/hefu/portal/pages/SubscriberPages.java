package io.hefu.portal.pages;

import io.hefu.core.consent.Purpose;
import io.hefu.core.language.Bilingual;
import io.hefu.portal.application.Application;
import io.hefu.portal.consent.Consent;
import io.hefu.portal.paging.Page;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;

/** The subscriber's rooms. */
public interface SubscriberPages {

    record Consents(PageFrame page, String number, Page<GivenConsent> consents, Instant now, String notice)
            implements TemplateInstance {}

    /** A consent and what it is for, in people's words. */
    record GivenConsent(Consent consent, Bilingual purpose) {}

    /** @param wording what the subscriber would agree to */
    record Ask(PageFrame page, Application application, Purpose purpose, Bilingual wording)
            implements TemplateInstance {}

    /** For a link that does not say who asks, or for what. */
    record BrokenLink(PageFrame page) implements TemplateInstance {}
}
