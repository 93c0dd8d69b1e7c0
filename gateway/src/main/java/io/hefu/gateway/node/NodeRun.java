package io.hefu.gateway.node;

/**
 * One run of a node.
 *
 * @param name of the node, {@code hefu.node}
 * @param epoch which of its runs, the journal's number for it
 * @param software the version of this program
 */
record NodeRun(String name, long epoch, String software) {}
