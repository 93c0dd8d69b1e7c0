package io.hefu.billing.dispute;

import io.hefu.core.identity.OrganisationId;
import java.util.UUID;

/** A person who takes a step, for the side it belongs to. */
public record Actor(UUID person, OrganisationId organisation) {}
