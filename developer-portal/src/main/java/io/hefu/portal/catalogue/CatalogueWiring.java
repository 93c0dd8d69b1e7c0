package io.hefu.portal.catalogue;

import io.hefu.core.capability.Capability;
import io.quarkus.arc.All;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the definitions of all capabilities of this process, once. */
final class CatalogueWiring {

    private CatalogueWiring() {}

    @Produces
    @Singleton
    static PublishedApis apis(@All List<Capability> capabilities) {
        return new PublishedApis(capabilities.stream()
                .map(Capability::definition)
                .distinct()
                .map(CatalogueWiring::load)
                .map(DefinitionReader::read)
                .toList());
    }

    private static String load(String resource) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream definition = loader.getResourceAsStream(resource)) {
            if (definition == null) {
                throw new IllegalStateException("definition: " + resource + " is not on the class path");
            }
            return new String(definition.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
