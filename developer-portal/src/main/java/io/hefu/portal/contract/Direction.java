package io.hefu.portal.contract;

import io.hefu.portal.contract.ContractChange.Effect;

/** Which way a value travels: what callers send may be taken more freely, what they get must stay within what they know. */
enum Direction {
    REQUEST,
    RESPONSE;

    /** What it means that fewer values are admitted than before. */
    Effect narrowing() {
        return this == REQUEST ? Effect.BREAKING : Effect.COMPATIBLE;
    }

    Effect widening() {
        return this == REQUEST ? Effect.COMPATIBLE : Effect.BREAKING;
    }

    /** Whether a property marked this way does not travel at all. */
    String absentMark() {
        return this == REQUEST ? "readOnly" : "writeOnly";
    }
}
