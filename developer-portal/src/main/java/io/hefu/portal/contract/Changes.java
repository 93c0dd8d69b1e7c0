package io.hefu.portal.contract;

import io.hefu.core.language.Bilingual;
import io.hefu.portal.contract.ContractChange.Effect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects changes; of very many of an effect, the first ones. */
final class Changes {

    /** Of each effect: more than anybody reads. */
    private static final int MOST = 5_000;

    private final List<ContractChange> changes = new ArrayList<>();
    private final Map<Effect, Integer> counts = new EnumMap<>(Effect.class);

    void breaking(String rule, Place place, String chinese, String english) {
        add(Effect.BREAKING, rule, place, chinese, english);
    }

    void compatible(String rule, Place place, String chinese, String english) {
        add(Effect.COMPATIBLE, rule, place, chinese, english);
    }

    void add(Effect effect, String rule, Place place, String chinese, String english) {
        if (counts.merge(effect, 1, Integer::sum) <= MOST) {
            changes.add(new ContractChange(effect, rule, place.pointer(), new Bilingual(chinese, english)));
        }
    }

    /** Breaking ones first, otherwise as found. */
    List<ContractChange> all() {
        return changes.stream()
                .sorted(Comparator.comparing(ContractChange::effect))
                .toList();
    }
}
