package io.hefu.stack.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.stack.assembly.Part;
import io.hefu.stack.assembly.StackPlan;
import io.hefu.stack.process.Loopback;
import io.hefu.stack.process.StartFailure;
import io.hefu.stack.project.Project;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FreePortsTest {

    @TempDir
    Path folder;

    @Test
    void aTakenPortIsNamedWithTheRemedy() throws IOException {
        StackPlan plan = StackPlan.onFreePorts(Project.here(), folder, EnumSet.allOf(Part.class));
        FreePorts.require(plan);

        int port = plan.port(Part.HEFU);
        try (ServerSocket other = Loopback.listen(port)) {
            assertThat(other.isBound()).isTrue();
            assertThatThrownBy(() -> FreePorts.require(plan))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("Port " + port)
                    .hasMessageContaining("Hefu")
                    .hasMessageContaining("deploy/up --port " + (port + 1_000));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whoHoldsAPortIsKnown() throws IOException {
        try (ServerSocket socket = Loopback.listen(0)) {
            assertThat(PortOwner.of(socket.getLocalPort()))
                    .hasValue(ProcessHandle.current().pid());
        }
    }

    @Test
    void nobodyHoldsAFreePort() {
        assertThat(PortOwner.of(Loopback.freePort())).isEmpty();
    }
}
