package io.hefu.location.network;

import io.hefu.location.geometry.Circle;
import java.time.Duration;

/** What the network says of a phone. */
public sealed interface LocationReport {

    /**
     * It is somewhere in the area.
     *
     * @param age how long ago it was seen there; zero for a position taken just now
     */
    record Located(Circle area, Duration age) implements LocationReport {}

    /** It is switched off, out of coverage, or cannot be positioned. */
    record NotLocated() implements LocationReport {}

    /** Its line may not be located for others. */
    record NotProvisioned() implements LocationReport {}

    /** There is no such phone in this network. */
    record NotKnown() implements LocationReport {}
}
