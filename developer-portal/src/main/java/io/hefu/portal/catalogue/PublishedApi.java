package io.hefu.portal.catalogue;

import io.hefu.core.identity.ApiName;
import io.hefu.portal.language.Bilingual;
import java.util.Set;

/**
 * One version of a northbound API.
 *
 * @param version as its URL has it: {@code v0.1}
 * @param scopes the OAuth 2 scopes that its operations ask for, purposes included
 * @param definition the OpenAPI definition, YAML or JSON
 */
public record PublishedApi(ApiName name, String version, Bilingual title, Set<String> scopes, String definition) {

    public PublishedApi {
        scopes = Set.copyOf(scopes);
    }

    /** @throws IllegalArgumentException when the text is no definition with a server URL {@code …/{api-name}/{version}} */
    public static PublishedApi of(String definition) {
        return DefinitionReader.read(definition);
    }
}
