package io.hefu.gateway.journal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** This node's usage journal. */
@ConfigMapping(prefix = "hefu.journal")
interface JournalConfig {

    /** Where the journal is kept: a local disk that survives a crash of the process, used by one node alone. */
    @WithDefault("journal")
    Path directory();
}
