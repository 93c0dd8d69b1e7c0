package io.hefu.billing.intake;

import io.hefu.billing.digest.CanonicalDigest;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.usage.UsageRecord;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;

/**
 * SHA-256 of a usage record in a canonical binary form: a version, then every field, texts with their length in front, the
 * time in microseconds as the database keeps it. Equal records have equal hashes on any machine.
 */
record PayloadHash(byte[] bytes) {

    private static final int VERSION = 1;

    static PayloadHash of(UsageRecord record) {
        var encoded = new ByteArrayOutputStream(256);
        try (var out = new DataOutputStream(encoded)) {
            out.writeByte(VERSION);
            write(out, record.call().value());
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, record.receivedAt()));
            write(out, record.correlator().value());
            write(out, record.environment().name());
            write(out, record.organisation().value());
            write(out, record.application().value());
            write(out, record.credential().value());
            write(out, record.plan().map(PlanCode::value).orElse(""));
            write(out, record.api().value());
            write(out, record.operation());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new PayloadHash(CanonicalDigest.newSha256().digest(encoded.toByteArray()));
    }

    private static void write(DataOutputStream out, UUID id) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PayloadHash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
