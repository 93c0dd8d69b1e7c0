package io.hefu.gateway.idempotency;

import io.hefu.core.identity.PhoneNumber;
import io.hefu.core.secrecy.MasterKey;
import io.hefu.gateway.exchange.Exchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * Tells whether two calls ask for the same: SHA-256 of method, path, query, subscriber and body, under a key, since the
 * little that is unknown of a request, a phone number say, could otherwise be tried out.
 */
public final class RequestHash {

    private final byte[] key;

    public RequestHash(MasterKey master) {
        this.key = master.derive("idempotency fingerprints");
    }

    /** 32 bytes; the same for bodies that mean the same in JSON. */
    byte[] of(Exchange exchange) {
        MessageDigest digest = sha256();
        JsonDigest parts = new JsonDigest(digest);
        parts.add(exchange.request().method());
        parts.add(exchange.request().path());
        new TreeMap<>(exchange.request().query()).forEach((name, value) -> {
            parts.add(name);
            parts.add(value);
        });
        parts.add(exchange.caller().subscriber().map(PhoneNumber::value).orElse(""));
        parts.add(exchange.body());
        return keyed(digest.digest());
    }

    /** 32 bytes; the same for bodies and queries that are the same byte for byte, since only their partner knows what they mean. */
    byte[] ofPartners(Exchange exchange, byte[] body) {
        MessageDigest digest = sha256();
        JsonDigest parts = new JsonDigest(digest);
        parts.add(exchange.request().method());
        parts.add(exchange.request().path());
        String query = exchange.request().source().rawQuery();
        parts.add(query == null ? "" : query);
        parts.add(exchange.caller().subscriber().map(PhoneNumber::value).orElse(""));
        digest.update(body);
        return keyed(digest.digest());
    }

    /** 32 bytes. */
    byte[] ofKey(String idempotencyKey) {
        return keyed(sha256().digest(idempotencyKey.getBytes(StandardCharsets.US_ASCII)));
    }

    private byte[] keyed(byte[] digest) {
        return MasterKey.hmac(key, HexFormat.of().formatHex(digest));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
