package io.hefu.iot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class IotDevicesDefinitionTest {

    @Test
    void everyOperationOfTheDefinitionIsAnsweredAndNoOther() throws IOException {
        try (IotBed bed = IotBed.open()) {
            IotDevicesCapability capability = bed.capability();

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
                IotDevicesCapability.class.getClassLoader().getResourceAsStream(name))) {
            return new String(document.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
