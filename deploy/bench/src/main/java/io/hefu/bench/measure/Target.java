package io.hefu.bench.measure;

import java.net.URI;

/**
 * What a load is put on.
 *
 * @param gateway its own processes
 * @param all with those of what only it needs
 */
public record Target(URI url, ProcessTree gateway, ProcessTree all) {}
