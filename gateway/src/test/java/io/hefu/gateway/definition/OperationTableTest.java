package io.hefu.gateway.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.definition.OperationTable.Match;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationTableTest {

    private final OperationTable table =
            new OperationTable(List.of(ApiDefinitionReader.fromClassPath("openapi/echo.yaml")));

    @Test
    void aPathAndAMethodLeadToTheirOperation() {
        assertThat(table.match("GET", "/echo/v1/echoes/a%2Fb+c")).isInstanceOfSatisfying(Match.Found.class, found -> {
            assertThat(found.operation().operationId()).isEqualTo("getEcho");
            assertThat(found.pathParameters()).isEqualTo(Map.of("echoId", "a/b+c"));
        });
    }

    @Test
    void anotherMethodIsToldWhichThereAre() {
        assertThat(table.match("DELETE", "/echo/v1/echoes"))
                .isInstanceOfSatisfying(
                        Match.OtherMethods.class,
                        others -> assertThat(others.allowed()).containsExactly("GET", "POST"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/echo", "/echo/v1", "/echo/v1/", "/echo/v2/echoes", "/echo/v1/echoes/", "/echo/v1/echoes/a/b"})
    void aPathNextToThemLeadsNowhereYetIsTheGatewaysToAnswer(String path) {
        assertThat(table.match("GET", path)).isInstanceOf(Match.Nothing.class);
        assertThat(table.covers(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/console", "/portal/v1/me", "/echoes/v1"})
    void otherPathsAreNotTheGateways(String path) {
        assertThat(table.covers(path)).isFalse();
    }

    @Test
    void aPathParameterThatIsNotWellEncodedIsRefused() {
        assertThatThrownBy(() -> table.match("GET", "/echo/v1/echoes/%zz"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("echoId is not well percent-encoded");
    }
}
