package io.hefu.core.language;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;

/** A language that people are answered in. */
public enum Language {
    CHINESE("zh-CN"),
    ENGLISH("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** BCP 47. */
    public String tag() {
        return tag;
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /** What an {@code Accept-Language} header prefers (RFC 9110 §12.5.4); Chinese when it asks for neither or is malformed. */
    public static Language preferredBy(String acceptLanguage) {
        List<LanguageRange> ranges;
        try {
            ranges = LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException malformed) {
            return CHINESE;
        }
        for (LanguageRange range : ranges) {
            if (range.getWeight() > 0 && range.getRange().startsWith("zh")) {
                return CHINESE;
            }
            if (range.getWeight() > 0 && range.getRange().startsWith("en")) {
                return ENGLISH;
            }
        }
        return CHINESE;
    }
}
