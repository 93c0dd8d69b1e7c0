package io.hefu.portal.contract;

import io.hefu.portal.contract.ContractChange.Effect;
import io.hefu.portal.language.Bilingual;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects changes. */
final class Changes {

    private final List<ContractChange> changes = new ArrayList<>();

    void breaking(String rule, Place place, String chinese, String english) {
        add(Effect.BREAKING, rule, place, chinese, english);
    }

    void compatible(String rule, Place place, String chinese, String english) {
        add(Effect.COMPATIBLE, rule, place, chinese, english);
    }

    void add(Effect effect, String rule, Place place, String chinese, String english) {
        changes.add(new ContractChange(effect, rule, place.pointer(), new Bilingual(chinese, english)));
    }

    /** Breaking ones first, otherwise as found. */
    List<ContractChange> all() {
        return changes.stream()
                .sorted(Comparator.comparing(ContractChange::effect))
                .toList();
    }
}
