package io.hefu.billing.agreement;

import io.hefu.core.identity.ApiName;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Agreements through time. */
public final class AgreementBook {

    private record Scope(ApiName api, Optional<String> operation) {}

    private final Map<Scope, NavigableMap<Instant, Agreement>> versions = new HashMap<>();

    public AgreementBook(Collection<Agreement> agreements) {
        for (Agreement agreement : agreements) {
            AgreementTerms terms = agreement.terms();
            versions.computeIfAbsent(new Scope(terms.api(), terms.operation()), scope -> new TreeMap<>())
                    .put(terms.effectiveFrom(), agreement);
        }
    }

    /** The agreement under which a call received then is shared: the operation's own, or else the API's. */
    public Optional<Agreement> inForce(ApiName api, String operation, Instant at) {
        return inForce(new Scope(api, Optional.of(operation)), at)
                .or(() -> inForce(new Scope(api, Optional.empty()), at));
    }

    private Optional<Agreement> inForce(Scope scope, Instant at) {
        return Optional.ofNullable(versions.get(scope))
                .map(history -> history.floorEntry(at))
                .map(Map.Entry::getValue);
    }
}
