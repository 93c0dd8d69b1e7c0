package io.hefu.sms.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.sms.centre.MessageCentre;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DefinitionTest {

    @Test
    void everyOperationOfTheDefinitionIsAnsweredAndNoOther() throws IOException {
        MessageStore store = new MessageStore(SmsDatabase.pool());
        MessageCentre nowhere = messages -> CompletableFuture.failedStage(new AssertionError());
        ShortMessagesCapability api = new ShortMessagesCapability(
                new MessageDispatch(store, nowhere, nowhere, Clock.systemUTC()), store, "10690000", Clock.systemUTC());

        assertThat(Pattern.compile("operationId: (\\w+)")
                        .matcher(read(api.definition()))
                        .results()
                        .map(found -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(api.handlers().keySet());
    }

    private static String read(String name) throws IOException {
        try (InputStream in = DefinitionTest.class.getClassLoader().getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
