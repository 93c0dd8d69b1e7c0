package io.hefu.rights.secrecy;

import io.hefu.core.identity.PhoneNumber;
import io.hefu.core.secrecy.MasterKey;
import java.util.HexFormat;

/**
 * Gives a subscriber a name that only the holder of the key could have made (HMAC-SHA-256). Limits are counted under it and
 * repeated requests recognised by it, long after the number itself has been erased.
 */
public final class SubscriberPseudonyms {

    private final byte[] key;

    public SubscriberPseudonyms(MasterKey master) {
        this.key = master.derive("subscribers");
    }

    /** 64 hex digits. */
    public String of(PhoneNumber subscriber) {
        return HexFormat.of().formatHex(MasterKey.hmac(key, subscriber.value()));
    }
}
