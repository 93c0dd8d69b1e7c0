package io.hefu.gateway.journal;

import io.hefu.core.call.CallId;
import io.hefu.core.call.Correlator;
import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.usage.UsageEntry;
import io.hefu.core.usage.UsageEntry.Decided;
import io.hefu.core.usage.UsageEntry.Intent;
import io.hefu.core.usage.UsageEntry.Outcome;
import io.hefu.core.usage.UsageEntry.Result;
import io.hefu.core.usage.UsageRecord;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * Usage entries as bytes: a kind, then the fields in their order, big-endian, texts as UTF-8 with their length before. Where a
 * call was decided comes last, and is missing in journals of earlier versions.
 */
final class EntryEncoding {

    private static final byte INTENT = 1;
    private static final byte OUTCOME = 2;
    private static final int USUAL_BYTES = 256;
    private static final int LONGEST_TEXT_BYTES = 0xFFFF;

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes = new byte[USUAL_BYTES];
    private int length;

    private EntryEncoding() {}

    static byte[] encode(UsageEntry entry) {
        EntryEncoding encoding = new EntryEncoding();
        encoding.put(entry instanceof Intent ? INTENT : OUTCOME);
        encoding.put(entry.record());
        if (entry instanceof Outcome outcome) {
            encoding.put(outcome.result());
        }
        return Arrays.copyOf(encoding.bytes, encoding.length);
    }

    /** @throws IllegalArgumentException for bytes that {@link #encode} did not make */
    static UsageEntry decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            byte kind = in.get();
            UsageRecord record = record(in);
            return switch (kind) {
                case INTENT -> new Intent(record);
                case OUTCOME -> new Outcome(record, result(in));
                default -> throw new IllegalArgumentException("kind of entry: " + kind + " (expected: 1 or 2)");
            };
        } catch (BufferUnderflowException cut) {
            throw new IllegalArgumentException("an entry of " + bytes.length + " bytes ends too early", cut);
        }
    }

    private void put(UsageRecord record) {
        put(record.call().value());
        put(record.receivedAt().getEpochSecond());
        put(record.receivedAt().getNano());
        put(record.correlator().value());
        put((byte) record.environment().ordinal());
        put(record.organisation().value());
        put(record.application().value());
        put(record.credential().value());
        put(record.plan().map(PlanCode::value).orElse(""));
        put(record.api().value());
        put(record.operation());
    }

    private static UsageRecord record(ByteBuffer in) {
        return new UsageRecord(
                new CallId(uuid(in)),
                Instant.ofEpochSecond(in.getLong(), in.getInt()),
                new Correlator(text(in)),
                Environment.values()[in.get()],
                new OrganisationId(uuid(in)),
                new ApplicationId(uuid(in)),
                new CredentialId(text(in)),
                Optional.of(text(in)).filter(code -> !code.isEmpty()).map(PlanCode::new),
                new ApiName(text(in)),
                text(in));
    }

    private void put(Result result) {
        put((short) result.status());
        put(result.code());
        put(result.units());
        put((byte) (result.billable() ? 1 : 0));
        put(result.latencyMicros());
        result.decided().ifPresent(this::put);
    }

    private static Result result(ByteBuffer in) {
        return new Result(in.getShort(), text(in), in.getLong(), in.get() != 0, in.getLong(), decided(in));
    }

    private void put(Decided decided) {
        put(decided.stage());
        put((byte) (decided.refused() ? 1 : 0));
        put(decided.limit().orElse(""));
    }

    private static Optional<Decided> decided(ByteBuffer in) {
        return in.hasRemaining()
                ? Optional.of(new Decided(
                        text(in), in.get() != 0, Optional.of(text(in)).filter(limit -> !limit.isEmpty())))
                : Optional.empty();
    }

    private void put(UUID id) {
        put(id.getMostSignificantBits());
        put(id.getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer in) {
        return new UUID(in.getLong(), in.getLong());
    }

    private void put(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        if (encoded.length > LONGEST_TEXT_BYTES) {
            throw new IllegalArgumentException(
                    "text: " + encoded.length + " bytes (expected: at most " + LONGEST_TEXT_BYTES + ")");
        }
        put((short) encoded.length);
        reserve(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
    }

    private static String text(ByteBuffer in) {
        byte[] encoded = new byte[Short.toUnsignedInt(in.getShort())];
        in.get(encoded);
        return new String(encoded, StandardCharsets.UTF_8);
    }

    private void put(byte value) {
        reserve(Byte.BYTES);
        bytes[length++] = value;
    }

    private void put(short value) {
        reserve(Short.BYTES);
        SHORT.set(bytes, length, value);
        length += Short.BYTES;
    }

    private void put(int value) {
        reserve(Integer.BYTES);
        INT.set(bytes, length, value);
        length += Integer.BYTES;
    }

    private void put(long value) {
        reserve(Long.BYTES);
        LONG.set(bytes, length, value);
        length += Long.BYTES;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
