package io.hefu.portal.catalogue;

import io.hefu.core.identity.ApiName;
import io.hefu.portal.catalogue.PublishedApi.Charging;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All APIs of this platform, in the order of their names. Open to all. */
public final class PublishedApis {

    private static final Comparator<PublishedApi> ORDER =
            Comparator.comparing((PublishedApi api) -> api.name().value()).thenComparing(PublishedApi::version);

    private final List<PublishedApi> own;
    private volatile List<PublishedApi> all;

    /** @param own those of this process's capabilities */
    public PublishedApis(List<PublishedApi> own) {
        this.own = own.stream().sorted(ORDER).toList();
        this.all = this.own;
    }

    public List<PublishedApi> all() {
        return all;
    }

    /** Those that the operator's own capabilities answer. */
    public List<PublishedApi> own() {
        return own;
    }

    /** Replaces those that partners host. One of a name of ours is left out. */
    public void host(List<PublishedApi> hosted) {
        List<PublishedApi> next = new ArrayList<>(own);
        hosted.stream()
                .filter(api -> own.stream().noneMatch(ours -> ours.name().equals(api.name())))
                .forEach(next::add);
        next.sort(ORDER);
        all = List.copyOf(next);
    }

    public Optional<PublishedApi> find(String name, String version) {
        return all.stream()
                .filter(api -> api.name().value().equals(name) && api.version().equals(version))
                .findFirst();
    }

    /** How an operation is charged; empty where no definition says so. */
    public Optional<Charging> charging(ApiName api, String operationId) {
        return all.stream()
                .filter(published -> published.name().equals(api))
                .map(published -> published.charging().get(operationId))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Every OAuth 2 scope that an operation of ours asks for: the identity provider knows them beforehand. */
    public Set<String> scopes() {
        return own.stream().flatMap(api -> api.scopes().stream()).collect(Collectors.toUnmodifiableSet());
    }
}
