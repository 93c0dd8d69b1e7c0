package io.hefu.gateway.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.hefu.core.call.CallId;
import io.hefu.core.secrecy.MasterKey;
import io.hefu.gateway.exchange.AnswerBody;
import io.hefu.gateway.exchange.EarlierAnswer;
import io.hefu.gateway.exchange.OutgoingAnswer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AnswerVaultTest {

    private static final CallId CALL = new CallId(new UUID(1, 2));

    private final AnswerVault vault = new AnswerVault(MasterKey.ofDemo(), new SecureRandom());

    @Test
    void anAnswerComesBackWhole() {
        byte[] body = "{\"phoneNumber\":\"+8613800000001\"}".getBytes(StandardCharsets.UTF_8);
        EarlierAnswer answer = new EarlierAnswer(
                "OK", new OutgoingAnswer(202, Map.of("Location", "/messages/1"), AnswerBody.of(body)));

        EarlierAnswer opened = vault.open(vault.seal(answer, CALL), CALL);

        assertThat(opened.code()).isEqualTo("OK");
        assertThat(opened.answer().status()).isEqualTo(202);
        assertThat(opened.answer().headers()).containsExactlyEntriesOf(Map.of("Location", "/messages/1"));
        assertThat(opened.answer().body()).isEqualTo(AnswerBody.of(body));
    }

    @Test
    void anAnswerWithoutABodyStaysOne() {
        EarlierAnswer answer = new EarlierAnswer("OK", new OutgoingAnswer(204, Map.of(), AnswerBody.NONE));

        assertThat(vault.open(vault.seal(answer, CALL), CALL).answer().body()).isEqualTo(AnswerBody.NONE);
    }

    @Test
    void nothingOfItCanBeReadAndItOpensForItsOwnCallOnly() {
        byte[] body = "+8613800000001".getBytes(StandardCharsets.UTF_8);
        byte[] sealed =
                vault.seal(new EarlierAnswer("OK", new OutgoingAnswer(200, Map.of(), AnswerBody.of(body))), CALL);

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("13800000001");
        assertThatIllegalStateException().isThrownBy(() -> vault.open(sealed, new CallId(new UUID(1, 3))));
    }
}
