package io.hefu.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.clients.Demo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.RepeatedTest;

/** The demo, whose 400 calls of all four families are counted on both sides, from the phone network to the statement. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class BothHalvesMatchTest {

    @RepeatedTest(2)
    void whatTheClientCountedIsWhatHefuMeteredRatedAndShared() throws InterruptedException {
        assertThat(new Demo(DemoPlatform.platform()).play()).isTrue();
    }
}
