package io.hefu.portal.reference;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The references of all published APIs, in the order of their names. */
public record ApiReferences(List<ApiReference> apis) {

    public ApiReferences {
        apis = apis.stream()
                .sorted(Comparator.comparing(ApiReference::name).thenComparing(ApiReference::version))
                .toList();
    }

    public Optional<ApiReference> api(String name, String version) {
        return apis.stream()
                .filter(api -> api.name().equals(name) && api.version().equals(version))
                .findFirst();
    }

    /** The newest version of an API, for links that know only its name. */
    public Optional<ApiReference> newest(String name) {
        return apis.stream().filter(api -> api.name().equals(name)).reduce((older, newer) -> newer);
    }
}
