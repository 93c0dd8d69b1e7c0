package io.hefu.portal.catalogue;

import io.hefu.core.identity.ApiName;
import io.hefu.core.language.Bilingual;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One version of a northbound API.
 *
 * @param version as its URL has it: {@code v0.1}
 * @param scopes the OAuth 2 scopes that its operations ask for, purposes included
 * @param charging how operations are charged, by their ids; of those that say so
 * @param definition the OpenAPI definition, YAML or JSON
 */
public record PublishedApi(
        ApiName name,
        String version,
        Bilingual title,
        Set<String> scopes,
        Map<String, Charging> charging,
        String definition) {

    public PublishedApi {
        scopes = Set.copyOf(scopes);
        charging = Map.copyOf(charging);
    }

    /**
     * What an operation is charged by.
     *
     * @param unit what is counted: {@code message-segment}
     * @param billable the HTTP statuses that are charged
     */
    public record Charging(String unit, List<Integer> billable) {

        public Charging {
            billable = List.copyOf(billable);
        }
    }

    /** @throws IllegalArgumentException when the text is no definition with a server URL {@code …/{api-name}/{version}} */
    public static PublishedApi of(String definition) {
        return DefinitionReader.read(definition);
    }
}
