package io.hefu.portal.reference;

import io.hefu.portal.catalogue.PublishedApi;
import io.hefu.portal.catalogue.PublishedApis;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the definitions of all APIs of the catalogue, once. */
final class ReferenceWiring {

    private ReferenceWiring() {}

    @Produces
    @Singleton
    static ApiReferences references(PublishedApis published) {
        return new ApiReferences(published.all().stream()
                .map(PublishedApi::definition)
                .map(ReferenceReader::read)
                .toList());
    }
}
