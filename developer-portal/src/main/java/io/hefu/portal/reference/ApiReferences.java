package io.hefu.portal.reference;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The references of all published APIs, in the order of their names. */
public final class ApiReferences {

    private static final Comparator<ApiReference> ORDER =
            Comparator.comparing(ApiReference::name).thenComparing(ApiReference::version);

    private final List<ApiReference> own;
    private volatile List<ApiReference> apis;

    /** @param own those of this process's capabilities */
    public ApiReferences(List<ApiReference> own) {
        this.own = List.copyOf(own);
        this.apis = own.stream().sorted(ORDER).toList();
    }

    public List<ApiReference> apis() {
        return apis;
    }

    /** Replaces those that partners host. */
    public void host(List<ApiReference> hosted) {
        apis = Stream.concat(own.stream(), hosted.stream()).sorted(ORDER).toList();
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
