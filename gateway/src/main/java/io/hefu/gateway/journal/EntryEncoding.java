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
import io.hefu.core.usage.UsageEntry.Intent;
import io.hefu.core.usage.UsageEntry.Outcome;
import io.hefu.core.usage.UsageEntry.Result;
import io.hefu.core.usage.UsageRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Usage entries as bytes: a kind, then the fields in their order, big-endian, texts as modified UTF-8 with their length. */
final class EntryEncoding {

    private static final byte INTENT = 1;
    private static final byte OUTCOME = 2;

    private EntryEncoding() {}

    static byte[] encode(UsageEntry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(entry instanceof Intent ? INTENT : OUTCOME);
            write(entry.record(), out);
            if (entry instanceof Outcome outcome) {
                write(outcome.result(), out);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** @throws UncheckedIOException for bytes that {@link #encode} did not make */
    static UsageEntry decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            byte kind = in.readByte();
            UsageRecord record = readRecord(in);
            return switch (kind) {
                case INTENT -> new Intent(record);
                case OUTCOME -> new Outcome(record, readResult(in));
                default -> throw new IOException("kind of entry: " + kind + " (expected: 1 or 2)");
            };
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void write(UsageRecord record, DataOutputStream out) throws IOException {
        write(record.call().value(), out);
        out.writeLong(record.receivedAt().getEpochSecond());
        out.writeInt(record.receivedAt().getNano());
        out.writeUTF(record.correlator().value());
        out.writeByte(record.environment().ordinal());
        write(record.organisation().value(), out);
        write(record.application().value(), out);
        out.writeUTF(record.credential().value());
        out.writeUTF(record.plan().map(PlanCode::value).orElse(""));
        out.writeUTF(record.api().value());
        out.writeUTF(record.operation());
    }

    private static UsageRecord readRecord(DataInputStream in) throws IOException {
        return new UsageRecord(
                new CallId(readUuid(in)),
                Instant.ofEpochSecond(in.readLong(), in.readInt()),
                new Correlator(in.readUTF()),
                Environment.values()[in.readByte()],
                new OrganisationId(readUuid(in)),
                new ApplicationId(readUuid(in)),
                new CredentialId(in.readUTF()),
                Optional.of(in.readUTF()).filter(code -> !code.isEmpty()).map(PlanCode::new),
                new ApiName(in.readUTF()),
                in.readUTF());
    }

    private static void write(Result result, DataOutputStream out) throws IOException {
        out.writeShort(result.status());
        out.writeUTF(result.code());
        out.writeLong(result.units());
        out.writeBoolean(result.billable());
        out.writeLong(result.latencyMicros());
    }

    private static Result readResult(DataInputStream in) throws IOException {
        return new Result(in.readShort(), in.readUTF(), in.readLong(), in.readBoolean(), in.readLong());
    }

    private static void write(UUID id, DataOutputStream out) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    private static UUID readUuid(DataInputStream in) throws IOException {
        return new UUID(in.readLong(), in.readLong());
    }
}
