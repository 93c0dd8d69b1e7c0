package io.hefu.portal.hosting;

import java.util.Optional;

/**
 * A version with what is newest of it.
 *
 * @param latest its newest revision, whatever its state
 * @param definition of that revision
 */
public record HostedDetail(HostedVersion version, Optional<Revision> latest, Optional<DefinitionSummary> definition) {}
