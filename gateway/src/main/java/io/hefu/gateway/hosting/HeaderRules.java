package io.hefu.gateway.hosting;

import io.hefu.core.hosting.ProxyPolicy;
import io.hefu.core.hosting.ProxyPolicy.Direction;
import io.hefu.core.hosting.ProxyPolicy.HeaderRule;
import java.util.List;
import java.util.Map;

/** What a partner wants changed of the headers of one direction. A rule for a header that is not the partner's is void. */
record HeaderRules(List<HeaderRule> rules) {

    private static final String NAME = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String VALUE = "[\\t\\x20-\\x7e]*";

    static HeaderRules of(ProxyPolicy policy, Direction direction) {
        return new HeaderRules(policy.headerRules().stream()
                .filter(rule -> rule.direction() == direction)
                .filter(rule -> rule.name().matches(NAME) && rule.value().matches(VALUE))
                .filter(rule -> FieldNames.mayBeRuled(rule.name()))
                .toList());
    }

    /** @param headers by name without regard to case; lines of one name are joined */
    void apply(Map<String, String> headers) {
        for (HeaderRule rule : rules) {
            switch (rule.change()) {
                case SET -> headers.put(rule.name(), rule.value());
                case ADD -> headers.merge(rule.name(), rule.value(), (before, added) -> before + ", " + added);
                case REMOVE -> headers.remove(rule.name());
            }
        }
    }
}
