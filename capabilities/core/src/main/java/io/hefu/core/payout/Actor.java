package io.hefu.core.payout;

import io.hefu.core.identity.OrganisationId;

/**
 * The person who takes a step. Two steps that take two people are told apart by the user name.
 *
 * @param username as the identity provider knows it
 */
public record Actor(String username, OrganisationId organisation) {}
