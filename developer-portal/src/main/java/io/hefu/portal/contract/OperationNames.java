package io.hefu.portal.contract;

import java.util.Locale;
import java.util.regex.Pattern;

/** What operations are called where their definition is silent, or uses characters that have no place in a name. */
final class OperationNames {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final int LONGEST = 100;

    private OperationNames() {}

    static boolean isName(String id) {
        return FORM.matcher(id).matches();
    }

    /** {@code GET /shops/{shopId}/offers} is {@code getShopsByShopIdOffers}. */
    static String of(String method, String path) {
        StringBuilder name = new StringBuilder(method);
        for (String segment : path.split("/")) {
            if (segment.startsWith("{")) {
                name.append("By");
            }
            for (String word : segment.split("[^A-Za-z0-9]+")) {
                if (!word.isEmpty()) {
                    name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word, 1, word.length());
                }
            }
        }
        return shortened(name.toString());
    }

    /** {@code actions/list-artifacts} is {@code actions-list-artifacts}. */
    static String cleaned(String id) {
        String start = id.substring(0, Math.min(id.length(), 2 * LONGEST));
        String name = start.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[._-]+|-+$", "");
        return name.isEmpty() ? "operation" : shortened(name);
    }

    /** {@code listOffers} is {@code list-offers}. */
    static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z]+)([A-Z][a-z])", "$1-$2")
                .replaceAll("[^A-Za-z0-9]+", "-")
                .toLowerCase(Locale.ROOT);
    }

    private static String shortened(String name) {
        return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }
}
