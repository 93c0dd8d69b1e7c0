package io.hefu.gateway.journal;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** This node's usage journal. */
@ConfigMapping(prefix = "hefu.journal")
interface JournalConfig {

    /** Where the journal is kept: a local disk that survives a crash of the process, used by one node alone. */
    @WithDefault("journal")
    Path directory();

    /** With less space on its disk, calls that may be charged are refused as unavailable. */
    @WithDefault("1G")
    MemorySize leastFree();

    /** With more entries waiting for the database, too: about 4 gigabytes. */
    @WithDefault("20000000")
    long mostLag();
}
