package io.hefu.gateway.pipeline;

import io.hefu.core.call.CallId;
import io.hefu.core.usage.UsageRecord;
import io.hefu.gateway.exchange.EarlierAnswer;
import io.hefu.gateway.exchange.Reservation;
import io.hefu.gateway.idempotency.Reservations;
import io.hefu.gateway.idempotency.Reserved;
import io.hefu.gateway.idempotency.ScopedKey;
import io.smallrye.mutiny.Uni;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The rules of {@link Reservations} in one node's memory, without time: a lease ends when a test says so. */
public final class MemoryReservations implements Reservations {

    private final Map<String, Kept> kept = new HashMap<>();
    boolean broken;

    private static final class Kept {
        private final byte[] request;
        private final UsageRecord record;
        private int attempt = 1;
        private boolean leased = true;
        private Optional<EarlierAnswer> answer = Optional.empty();

        private Kept(byte[] request, UsageRecord record) {
            this.request = request;
            this.record = record;
        }
    }

    void endLeases() {
        kept.values().forEach(each -> each.leased = false);
    }

    @Override
    public Uni<Reserved> reserve(ScopedKey key, byte[] request, UsageRecord record) {
        return done(() -> {
            String name = key.application() + " " + key.environment() + " " + key.operation() + " "
                    + HexFormat.of().formatHex(key.keyHash());
            Kept known = kept.get(name);
            if (known == null) {
                kept.put(name, new Kept(request, record));
                return new Reserved.Fresh(new Reservation(record.call(), 1));
            }
            if (!Arrays.equals(known.request, request)) {
                return new Reserved.OtherRequest();
            }
            if (known.answer.isPresent()) {
                return new Reserved.Answered(known.answer.get());
            }
            if (known.leased) {
                return new Reserved.Busy();
            }
            known.leased = true;
            return new Reserved.TakenUp(new Reservation(known.record.call(), ++known.attempt), known.record);
        });
    }

    @Override
    public Uni<Void> keep(Reservation reservation, EarlierAnswer answer) {
        return done(() -> {
            of(reservation.call()).ifPresent(known -> known.answer = known.answer.or(() -> Optional.of(answer)));
            return null;
        });
    }

    @Override
    public Uni<Void> free(Reservation reservation) {
        return done(() -> {
            kept.values().removeIf(known -> isOf(known, reservation));
            return null;
        });
    }

    @Override
    public Uni<Void> leave(Reservation reservation) {
        return done(() -> {
            kept.values().stream().filter(known -> isOf(known, reservation)).forEach(known -> known.leased = false);
            return null;
        });
    }

    private Optional<Kept> of(CallId call) {
        return kept.values().stream()
                .filter(known -> known.record.call().equals(call))
                .findFirst();
    }

    private static boolean isOf(Kept known, Reservation reservation) {
        return known.record.call().equals(reservation.call()) && known.attempt == reservation.attempt();
    }

    /** One after another, whichever event loop asks. */
    private <T> Uni<T> done(Supplier<T> doing) {
        return broken
                ? Uni.createFrom().failure(new IllegalStateException("away"))
                : Uni.createFrom().item(() -> {
                    synchronized (kept) {
                        return doing.get();
                    }
                });
    }
}
