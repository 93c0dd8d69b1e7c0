package io.hefu.gateway.idempotency;

import io.hefu.core.usage.UsageRecord;
import io.hefu.gateway.exchange.EarlierAnswer;
import io.hefu.gateway.exchange.Reservation;
import io.smallrye.mutiny.Uni;

/** The calls that came with an {@code Idempotency-Key}, known to all nodes. */
public interface Reservations {

    /**
     * @param request what is asked for, see {@link RequestHash}
     * @param record how the call will be metered
     */
    Uni<Reserved> reserve(ScopedKey key, byte[] request, UsageRecord record);

    /** Keeps the answer for all who ask again, unless one is kept. */
    Uni<Void> keep(Reservation reservation, EarlierAnswer answer);

    /** Forgets the call, which had no effect. */
    Uni<Void> free(Reservation reservation);

    /** Leaves the call, whose effect is not known, to whoever makes it again. */
    Uni<Void> leave(Reservation reservation);
}
