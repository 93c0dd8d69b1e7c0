package io.hefu.core.language;

/** The same words in both languages. */
public record Bilingual(String chinese, String english) {

    public String in(Language language) {
        return switch (language) {
            case CHINESE -> chinese;
            case ENGLISH -> english;
        };
    }
}
