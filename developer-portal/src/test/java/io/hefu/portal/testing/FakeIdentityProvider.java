package io.hefu.portal.testing;

import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.credential.ClientKeys;
import io.hefu.portal.credential.IdentityProvider;
import io.hefu.portal.refusal.PortalRefusal;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers the clients it was given. */
@Alternative
@Priority(1)
@Singleton
public class FakeIdentityProvider implements IdentityProvider {

    private final Map<String, ClientRegistration> clients = new ConcurrentHashMap<>();
    private final Map<String, ClientKeys> keys = new ConcurrentHashMap<>();
    private volatile boolean down;

    @Override
    public Uni<Void> add(ClientRegistration client) {
        return unlessDown(() -> clients.put(client.clientId(), client));
    }

    @Override
    public Uni<Void> replaceKeys(String clientId, ClientKeys keys) {
        return unlessDown(() -> this.keys.put(clientId, keys));
    }

    /** What the client authenticates with since its keys were replaced. */
    public Map<String, ClientKeys> keys() {
        return keys;
    }

    @Override
    public Uni<Void> remove(String clientId) {
        return unlessDown(() -> clients.remove(clientId));
    }

    @Override
    public String tokenUrl() {
        return "http://identity.example/token";
    }

    public Map<String, ClientRegistration> clients() {
        return clients;
    }

    public void goDown(boolean down) {
        this.down = down;
    }

    private Uni<Void> unlessDown(Runnable work) {
        return Uni.createFrom().voidItem().invoke(() -> {
            if (down) {
                throw new RefusedException(PortalRefusal.Plain.IDENTITY_PROVIDER_UNAVAILABLE);
            }
            work.run();
        });
    }
}
