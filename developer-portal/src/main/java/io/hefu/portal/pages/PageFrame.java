package io.hefu.portal.pages;

import io.hefu.core.language.Bilingual;
import io.hefu.core.language.Language;
import io.hefu.portal.reference.LocalizedText;
import io.hefu.portal.reference.Markdown;
import io.quarkus.qute.RawString;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What every page knows of the request it answers.
 *
 * @param path of the page, with its query but for the choice of language
 */
public record PageFrame(Language language, Room room, String path, Visitor visitor) {

    private static final Pattern LANGUAGE_PREFIX = Pattern.compile("^/(zh|en)(?=/|$|\\?)");

    public Wording wording() {
        return new Wording(language);
    }

    public String asset(String name) {
        return Assets.BUNDLED.url(name);
    }

    /** As in paths and cookies: {@code zh}, {@code en}. */
    public String languageCode() {
        return Languages.code(language);
    }

    /** A public page in the language of this one. */
    public String open(String path) {
        return "/" + languageCode() + path;
    }

    public Language otherLanguage() {
        return Languages.other(language);
    }

    public String otherLanguageName() {
        return Languages.ownName(otherLanguage());
    }

    /** This page in the other language. */
    public String translated() {
        String other = Languages.code(otherLanguage());
        if (LANGUAGE_PREFIX.matcher(path).find()) {
            return LANGUAGE_PREFIX.matcher(path).replaceFirst("/" + other);
        }
        return path + (path.contains("?") ? "&" : "?") + "lang=" + other;
    }

    public boolean in(Room other) {
        return room == other;
    }

    public boolean within(Room entrance) {
        return room.audience() == entrance.audience();
    }

    /** The rooms beside this one, when it has any. */
    public List<Room> neighbours() {
        boolean alone =
                room.audience() == Room.Audience.PUBLIC || room.neighbours().size() == 1;
        return alone ? List.of() : room.neighbours();
    }

    public String text(Bilingual text) {
        return text.in(language);
    }

    /** A text of a definition in this page's language, or in the only one there is. */
    public String text(LocalizedText text) {
        return language == Language.CHINESE ? text.chinese().orElse(text.english()) : text.english();
    }

    /** What language {@link #text(LocalizedText)} is in: definitions may say a thing in English only. */
    public String languageOf(LocalizedText text) {
        return text.chinese().isEmpty() ? Language.ENGLISH.tag() : language.tag();
    }

    /** Markdown of a definition as HTML whose headings start at a level that fits the page. */
    public RawString markdown(String text, int firstLevel) {
        return new RawString(Markdown.toHtml(text, firstLevel));
    }
}
