package io.hefu.gateway.entitlement;

import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A bounded number of entitlements, by credential and by application. Who called since the clock's hand last passed stays,
 * the next who did not makes room (second chance): unlike an order of last use, which every call would have to rewrite, it
 * costs a call nothing but the look-up. Any thread looks up; changes are made under the lock of {@link KnownEntitlements}.
 */
final class Remembered {

    private final Map<CredentialId, Known> known = new ConcurrentHashMap<>();
    private final CredentialIndex byApplication = new CredentialIndex();
    private final long most;
    private long count;
    private Iterator<Known> hand = Collections.emptyIterator();

    Remembered(long most) {
        this.most = most;
    }

    @Nullable
    Known get(CredentialId credential) {
        Known found = known.get(credential);
        if (found != null && !found.calledLately) {
            found.calledLately = true;
        }
        return found;
    }

    boolean hasRoomFor(int more) {
        return count + more <= most;
    }

    int size() {
        return known.size();
    }

    Set<CredentialId> of(Collection<ApplicationId> applications) {
        return byApplication.of(applications);
    }

    void put(Known entry) {
        Known before = known.put(entry.entitlement.credential(), entry);
        if (before == null) {
            byApplication.add(entry.entitlement);
            count++;
            makeRoom();
        } else {
            entry.calledLately = before.calledLately;
        }
    }

    void remove(CredentialId credential) {
        Known gone = known.remove(credential);
        if (gone != null) {
            byApplication.remove(gone.entitlement);
            count--;
        }
    }

    void clear() {
        known.clear();
        byApplication.clear();
        hand = Collections.emptyIterator();
        count = 0;
    }

    private void makeRoom() {
        while (count > most) {
            if (!hand.hasNext()) {
                hand = known.values().iterator();
            }
            Known next = hand.next();
            if (next.calledLately) {
                next.calledLately = false;
            } else {
                remove(next.entitlement.credential());
            }
        }
    }
}
