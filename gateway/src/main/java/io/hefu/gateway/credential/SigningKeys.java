package io.hefu.gateway.credential;

import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.exchange.GatewayRefusal;
import io.smallrye.mutiny.Uni;
import java.security.Key;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.Use;
import org.jose4j.lang.JoseException;

/**
 * The keys with which the identity provider signs access tokens (RFC 7517), fetched when they are first needed. A token with
 * a key that is not known makes them be fetched anew, all such tokens together at most once in ten seconds; a token with a
 * known key never waits. What was fetched stays in force while the provider is away.
 */
final class SigningKeys {

    private static final Logger LOG = Logger.getLogger(SigningKeys.class);
    private static final long UNKNOWN_FOR_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long RETRY_AFTER_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long FRESH_FOR_NANOS = Duration.ofMinutes(5).toNanos();

    private final Supplier<Uni<String>> published;
    private final LongSupplier nanoTime;
    private volatile Fetched fetched = new Fetched(Map.of(), Outcome.NEVER, 0);
    private Optional<Uni<Fetched>> running = Optional.empty();

    /** @param published asks for the JSON Web Key Set, once for each subscription */
    SigningKeys(Supplier<Uni<String>> published, LongSupplier nanoTime) {
        this.published = published;
        this.nanoTime = nanoTime;
    }

    private enum Outcome {
        NEVER,
        FETCHED,
        FAILED
    }

    /** @param atNanos when this was found out */
    private record Fetched(Map<String, Key> keys, Outcome outcome, long atNanos) {}

    /** Empty when the provider has no such key; refused as unavailable when it cannot be asked and the key is not known. */
    Uni<Optional<Key>> find(String id) {
        Fetched now = fetched;
        Key known = now.keys.get(id);
        long age = nanoTime.getAsLong() - now.atNanos;
        if (known != null) {
            if (age > (now.outcome == Outcome.FAILED ? RETRY_AFTER_NANOS : FRESH_FOR_NANOS)) {
                fetch().subscribe().with(ignored -> {});
            }
            return Uni.createFrom().item(Optional.of(known));
        }
        boolean settled = now.outcome == Outcome.FETCHED && age < UNKNOWN_FOR_NANOS
                || now.outcome == Outcome.FAILED && age < RETRY_AFTER_NANOS;
        return (settled ? Uni.createFrom().item(now) : fetch()).map(after -> {
            if (after.outcome == Outcome.FAILED) {
                throw new RefusedException(new GatewayRefusal.Unavailable("The access token"));
            }
            return Optional.ofNullable(after.keys.get(id));
        });
    }

    /** One at a time: who asks meanwhile waits for the one that is under way. */
    private synchronized Uni<Fetched> fetch() {
        if (running.isEmpty()) {
            running = Optional.of(Uni.createFrom()
                    .deferred(() -> published.get())
                    .map(SigningKeys::read)
                    .map(keys -> new Fetched(keys, Outcome.FETCHED, nanoTime.getAsLong()))
                    .onFailure()
                    .recoverWithItem(this::failed)
                    .invoke(this::settle)
                    .memoize()
                    .indefinitely());
        }
        return running.get();
    }

    private Fetched failed(Throwable failure) {
        LOG.warnf("the identity provider's keys cannot be had, known ones stay in force: %s", failure.getMessage());
        return new Fetched(fetched.keys, Outcome.FAILED, nanoTime.getAsLong());
    }

    private synchronized void settle(Fetched result) {
        fetched = result;
        running = Optional.empty();
    }

    /** Those for signatures that have a name and are public. */
    private static Map<String, Key> read(String keySet) {
        try {
            Map<String, Key> keys = new HashMap<>();
            for (JsonWebKey key : new JsonWebKeySet(keySet).getJsonWebKeys()) {
                if (key.getKeyId() != null
                        && !Use.ENCRYPTION.equals(key.getUse())
                        && !key.getKeyType().equals("oct")) {
                    keys.put(key.getKeyId(), key.getKey());
                }
            }
            return Map.copyOf(keys);
        } catch (JoseException malformed) {
            throw new IllegalArgumentException("not a JSON Web Key Set", malformed);
        }
    }
}
