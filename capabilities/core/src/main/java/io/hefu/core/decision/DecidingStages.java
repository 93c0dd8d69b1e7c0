package io.hefu.core.decision;

import java.util.List;

/** The stages of the gateway's pipeline that can refuse or answer a call. Kept by the gateway. */
public interface DecidingStages {

    /** In the order in which a call passes them. */
    List<String> names();
}
