package io.hefu.portal.version;

import io.hefu.core.language.Bilingual;
import io.hefu.portal.refusal.Requirements;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The version of something that is edited, as an entity tag: {@code "7"}. RFC 9110 §8.8.3. */
public record Version(int version) {

    private static final Bilingual FORM = new Bilingual("应为 ETag 的值，例如 \"7\"", "must be the value of the ETag: \"7\"");

    /**
     * What an {@code If-Match} header expects (RFC 9110 §13.1.1); empty without one, or for any version.
     *
     * @throws io.hefu.core.refusal.RefusedException when it is none of ours
     */
    public static Optional<Integer> expectedBy(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return Optional.empty();
        }
        Requirements requirements = new Requirements();
        Optional<Integer> version = requirements.read("If-Match", ifMatch.strip(), Version::unquoted, FORM);
        requirements.check();
        return version;
    }

    public String entityTag() {
        return "\"" + version + "\"";
    }

    private static int unquoted(String tag) {
        if (tag.length() < 3 || !tag.startsWith("\"") || !tag.endsWith("\"")) {
            throw new IllegalArgumentException("entity tag");
        }
        return Integer.parseInt(tag, 1, tag.length() - 1, 10);
    }
}
