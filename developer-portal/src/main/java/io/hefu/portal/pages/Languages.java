package io.hefu.portal.pages;

import io.hefu.core.language.Language;
import java.util.Arrays;
import java.util.Optional;

/** How the pages' addresses write languages. */
final class Languages {

    private Languages() {}

    /** {@code zh}, {@code en}. */
    static String code(Language language) {
        return language.locale().getLanguage();
    }

    static Optional<Language> ofCode(String code) {
        return Arrays.stream(Language.values())
                .filter(language -> code(language).equals(code))
                .findFirst();
    }

    static Language other(Language language) {
        return language == Language.CHINESE ? Language.ENGLISH : Language.CHINESE;
    }

    /** What its speakers call it. */
    static String ownName(Language language) {
        return language == Language.CHINESE ? "中文" : "English";
    }
}
