package io.hefu.portal.catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The northbound APIs of this platform, in the order of their names. Open to all. */
public record PublishedApis(List<PublishedApi> all) {

    public PublishedApis {
        all = all.stream()
                .sorted(Comparator.comparing((PublishedApi api) -> api.name().value())
                        .thenComparing(PublishedApi::version))
                .toList();
    }

    public Optional<PublishedApi> find(String name, String version) {
        return all.stream()
                .filter(api -> api.name().value().equals(name) && api.version().equals(version))
                .findFirst();
    }

    /** Every OAuth 2 scope that an operation asks for. */
    public Set<String> scopes() {
        return all.stream().flatMap(api -> api.scopes().stream()).collect(Collectors.toUnmodifiableSet());
    }
}
