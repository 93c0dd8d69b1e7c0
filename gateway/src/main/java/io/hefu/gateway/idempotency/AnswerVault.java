package io.hefu.gateway.idempotency;

import io.hefu.core.call.CallId;
import io.hefu.core.secrecy.MasterKey;
import io.hefu.core.secrecy.Vault;
import io.hefu.gateway.exchange.AnswerBody;
import io.hefu.gateway.exchange.EarlierAnswer;
import io.hefu.gateway.exchange.OutgoingAnswer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Seals answers for storage, each bound to its call: they hold personal data, and secrets that are shown once. */
final class AnswerVault {

    private static final int NO_BODY = -1;

    private final Vault vault;

    /** @param random fit for secrets */
    AnswerVault(MasterKey master, RandomGenerator random) {
        this.vault = new Vault(master, "idempotency answers", random);
    }

    byte[] seal(EarlierAnswer answer, CallId call) {
        return vault.seal(encoded(answer), call.toString());
    }

    /** @throws IllegalStateException when it was sealed with another key or for another call */
    EarlierAnswer open(byte[] sealed, CallId call) {
        return decoded(vault.open(sealed, call.toString()));
    }

    private static byte[] encoded(EarlierAnswer earlier) {
        OutgoingAnswer answer = earlier.answer();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(earlier.code());
            out.writeShort(answer.status());
            out.writeShort(answer.headers().size());
            for (Map.Entry<String, String> header : answer.headers().entrySet()) {
                out.writeUTF(header.getKey());
                out.writeUTF(header.getValue());
            }
            if (answer.body() instanceof AnswerBody.Whole whole) {
                out.writeInt(whole.bytes().length());
                out.write(whole.bytes().getBytes());
            } else {
                out.writeInt(NO_BODY);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static EarlierAnswer decoded(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            String code = in.readUTF();
            int status = in.readUnsignedShort();
            Map<String, String> headers = new LinkedHashMap<>();
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                headers.put(in.readUTF(), in.readUTF());
            }
            int length = in.readInt();
            AnswerBody body = length == NO_BODY ? AnswerBody.NONE : AnswerBody.of(in.readNBytes(length));
            return new EarlierAnswer(code, new OutgoingAnswer(status, headers, body));
        } catch (IOException cut) {
            throw new IllegalStateException("a kept answer is cut short", cut);
        }
    }
}
