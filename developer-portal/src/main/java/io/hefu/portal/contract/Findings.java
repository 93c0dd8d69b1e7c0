package io.hefu.portal.contract;

import io.hefu.core.language.Bilingual;
import io.hefu.portal.contract.Finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects findings; of a document that has far too many, the first ones. */
final class Findings {

    private static final int MOST = 5_000;

    private final List<Finding> found = new ArrayList<>();

    void error(String rule, Place place, String chinese, String english) {
        add(Severity.ERROR, rule, place, chinese, english);
    }

    void warning(String rule, Place place, String chinese, String english) {
        add(Severity.WARNING, rule, place, chinese, english);
    }

    void info(String rule, Place place, String chinese, String english) {
        add(Severity.INFO, rule, place, chinese, english);
    }

    /** The gravest first, otherwise as found. */
    List<Finding> all() {
        return found.stream().sorted(Comparator.comparing(Finding::severity)).toList();
    }

    private void add(Severity severity, String rule, Place place, String chinese, String english) {
        if (found.size() < MOST || severity == Severity.ERROR && found.size() < 2 * MOST) {
            found.add(new Finding(severity, rule, place.pointer(), new Bilingual(chinese, english)));
        }
    }
}
