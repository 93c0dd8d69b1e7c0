package io.hefu.billing.partnerfile;

import io.hefu.core.call.Environment;
import io.hefu.core.identity.OrganisationId;
import java.util.regex.Pattern;

/**
 * What a sequence of files is numbered by.
 *
 * @param kind what the files hold, as agreed: {@code calls}, {@code daily-totals}
 */
public record FileKey(OrganisationId partner, String kind, Environment environment) {

    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    public FileKey {
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("kind: " + kind + " (expected: kebab-case, at most 40 characters)");
        }
    }
}
