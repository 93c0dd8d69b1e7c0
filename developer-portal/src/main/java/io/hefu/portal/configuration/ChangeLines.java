package io.hefu.portal.configuration;

import java.util.List;
import java.util.regex.Pattern;

/** Changes for people: one a line. */
final class ChangeLines {

    private static final Pattern SHA256 = Pattern.compile("([0-9a-f]{12})[0-9a-f]{52}");

    private ChangeLines() {}

    static String of(List<SettingChange> changes) {
        if (changes.isEmpty()) {
            return "No changes.\n";
        }
        StringBuilder lines = new StringBuilder();
        changes.forEach(change -> lines.append(line(change)).append('\n'));
        return lines.toString();
    }

    private static String line(SettingChange change) {
        String before = brief(change.before().orElse(""));
        String after = brief(change.after().orElse(""));
        String told = switch (change.kind()) {
            case CREATE -> "+ " + change.path() + ": " + after;
            case CHANGE -> "~ " + change.path() + ": " + before + " -> " + after;
            case REMOVE -> "- " + change.path() + ": " + before;
        };
        return oneLine(told)
                + switch (change.effect()) {
                    case AT_ONCE -> "";
                    case AFTER_APPROVAL -> "  (after approval by another person)";
                    case WHEN_APPLIED_AGAIN -> "  (when applied again, after the approval)";
                };
    }

    private static String brief(String value) {
        return SHA256.matcher(value).replaceFirst("$1…");
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
