package io.hefu.portal.hosting;

/**
 * What one version in force promises.
 *
 * @param path {@code mall-offers/v1}
 * @param changeCount how often what is in force has changed
 * @param content OpenAPI 3.0, JSON
 */
record DefinitionInForce(String path, long changeCount, String content) {}
