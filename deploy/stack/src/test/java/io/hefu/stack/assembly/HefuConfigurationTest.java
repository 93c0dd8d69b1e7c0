package io.hefu.stack.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.stack.project.Project;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HefuConfigurationTest {

    @TempDir
    Path folder;

    @Test
    void environmentVariablesAreNamedAsConfigurationReadsThem() {
        StackPlan plan = StackPlan.complete(Project.here(), folder, 9080);

        assertThat(HefuConfiguration.environment(plan))
                .containsEntry("QUARKUS_HTTP_PORT", "9080")
                .containsEntry("QUARKUS_HTTP_HOST", "127.0.0.1")
                .containsEntry("HEFU_SMS_SMPP_SYSTEM_ID", "hefu")
                .containsEntry("HEFU_DATABASE_PORT", "5433")
                .containsEntry("HEFU_LOCATION_MONITORING_EVENT_URL", "http://127.0.0.1:9101/3gpp-monitoring-event/v1")
                .containsEntry("HEFU_KEYCLOAK_URL", "http://127.0.0.1:8180");
    }

    @Test
    void keycloakBringsPostgresWithIt() {
        StackPlan plan = StackPlan.onFreePorts(Project.here(), folder, Set.of(Part.KEYCLOAK));

        assertThat(plan.parts()).containsExactlyInAnyOrder(Part.POSTGRES, Part.KEYCLOAK, Part.CONTROL);
        assertThat(plan.ports().values()).doesNotHaveDuplicates();
    }
}
