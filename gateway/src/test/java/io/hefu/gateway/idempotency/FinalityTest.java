package io.hefu.gateway.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FinalityTest {

    @ParameterizedTest(name = "{0}: {1} from a capability, {2} from the gateway")
    @CsvSource({
        "200, FINAL,        FINAL",
        "201, FINAL,        FINAL",
        "400, NOTHING_DONE, NOTHING_DONE",
        "401, NOTHING_DONE, NOTHING_DONE",
        "403, FINAL,        NOTHING_DONE",
        "404, FINAL,        NOTHING_DONE",
        "409, FINAL,        NOTHING_DONE",
        "422, FINAL,        NOTHING_DONE",
        "429, NOTHING_DONE, NOTHING_DONE",
        "500, UNCERTAIN,    UNCERTAIN",
        "502, UNCERTAIN,    UNCERTAIN",
        "503, NOTHING_DONE, NOTHING_DONE",
        "504, UNCERTAIN,    UNCERTAIN",
    })
    void howMuchAnAnswerSaysForGood(int status, Finality ofCapability, Finality ofGateway) {
        assertThat(Finality.of(status, false)).isEqualTo(ofCapability);
        if (status >= 400) {
            assertThat(Finality.of(status, true)).isEqualTo(ofGateway);
        }
    }
}
