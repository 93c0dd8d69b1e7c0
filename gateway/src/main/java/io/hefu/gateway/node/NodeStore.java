package io.hefu.gateway.node;

import io.smallrye.mutiny.Uni;

/** Where nodes tell that they live. */
interface NodeStore {

    /** It lives, and acts by this version of the configuration; answers how many live, itself included. */
    Uni<Integer> beat(NodeRun run, long configurationVersion);

    /** It ends, as it should. */
    Uni<Void> remove(NodeRun run);

    /** Forgets runs that ended without a word long ago, and those of this node before this one. */
    Uni<Void> forgetTheDead(NodeRun run);
}
