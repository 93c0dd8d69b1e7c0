package io.hefu.portal.pages;

import io.hefu.portal.reference.ApiReference;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The front door. */
public interface HomePages {

    /** @param curl a first call, or empty where no API is published */
    record Home(PageFrame page, List<Family> families, String curl) implements TemplateInstance {}

    record SignedOut(PageFrame page) implements TemplateInstance {}

    /**
     * A family of capabilities.
     *
     * @param key of its texts: {@code sms}
     * @param apis none yet where it is only announced
     */
    record Family(String key, List<ApiReference> apis) {

        public String title() {
            return key + "Title";
        }

        public String text() {
            return key + "Text";
        }
    }
}
