package io.hefu.core.node;

import java.util.concurrent.CompletionStage;

/** The gateways of this platform. Kept by the gateways themselves, asked by the portal. */
public interface Nodes {

    /** How far a version of the configuration has come. All times are the database's, so that no clock must be right. */
    CompletionStage<Spread> spreadOf(long configurationVersion);
}
