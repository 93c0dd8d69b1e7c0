package io.hefu.rights;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.rights.redemption.RightsBed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BenefitsExchangeDefinitionTest {

    @Test
    void everyOperationOfTheDefinitionIsAnsweredAndNoOther() throws IOException {
        try (RightsBed bed = RightsBed.open()) {
            BenefitsExchangeCapability capability = bed.capability();

            assertThat(capability.handlers().keySet())
                    .containsExactlyInAnyOrderElementsOf(Pattern.compile("operationId: (\\w+)")
                            .matcher(definition(capability.definition()))
                            .results()
                            .map((MatchResult operation) -> operation.group(1))
                            .toList());
        }
    }

    private static String definition(String name) throws IOException {
        try (InputStream document = Objects.requireNonNull(
                BenefitsExchangeCapability.class.getClassLoader().getResourceAsStream(name))) {
            return new String(document.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
