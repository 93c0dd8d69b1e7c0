package io.hefu.core.hosting;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** The partners' APIs. Kept by the portal, read and served by the gateway. */
public interface HostedApis {

    /** All versions of all of them that are in force, deprecated ones included, retired ones not. */
    CompletionStage<List<HostedApi>> inForce();
}
