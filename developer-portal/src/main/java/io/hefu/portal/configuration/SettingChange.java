package io.hefu.portal.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * One setting that differs between two documents.
 *
 * @param path {@code plans/standard/burst}
 * @param before empty where it is created
 * @param after empty where it is removed
 * @param effect when it takes effect once the document is applied
 */
public record SettingChange(Kind kind, String path, Optional<String> before, Optional<String> after, Effect effect) {

    public enum Kind {
        CREATE,
        CHANGE,
        REMOVE
    }

    public enum Effect {
        AT_ONCE,
        /** Applying it submits it; another person of the operator approves it. */
        AFTER_APPROVAL,
        /** It needs what awaits approval; the same document, applied after that, makes it so. */
        WHEN_APPLIED_AGAIN
    }

    /** In the order of their paths. */
    static List<SettingChange> between(
            ConfigurationDocument before, ConfigurationDocument after, Function<String, Effect> effects) {
        SortedMap<String, String> old = before.settings();
        SortedMap<String, String> fresh = after.settings();
        SortedSet<String> paths = new TreeSet<>(old.keySet());
        paths.addAll(fresh.keySet());
        List<SettingChange> changes = new ArrayList<>();
        for (String path : paths) {
            Optional<String> was = Optional.ofNullable(old.get(path));
            Optional<String> becomes = Optional.ofNullable(fresh.get(path));
            if (!was.equals(becomes)) {
                Kind kind = was.isEmpty() ? Kind.CREATE : becomes.isEmpty() ? Kind.REMOVE : Kind.CHANGE;
                changes.add(new SettingChange(kind, path, was, becomes, effects.apply(path)));
            }
        }
        return changes;
    }
}
