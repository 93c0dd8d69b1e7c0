package io.hefu.gateway.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.call.Environment;
import io.hefu.core.entitlement.CredentialConstraints;
import io.hefu.core.entitlement.Entitlement;
import io.hefu.core.entitlement.Entitlement.Standing;
import io.hefu.core.entitlement.ProofOfPossession;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.OrganisationId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RememberedTest {

    private final Remembered remembered = new Remembered(100);

    @Test
    void whoCallsStaysAndWhoDoesNotMakesRoom() {
        for (int i = 0; i < 10_000; i++) {
            remembered.put(known(i));
            for (int regular = 0; regular < 50 && regular <= i; regular++) {
                remembered.get(credential(regular));
            }
        }

        for (int regular = 0; regular < 50; regular++) {
            assertThat(remembered.get(credential(regular))).isNotNull();
        }
        assertThat(remembered.hasRoomFor(1)).isFalse();
    }

    @Test
    void whenEverybodyCallsRoomIsMadeStill() {
        for (int i = 0; i < 1_000; i++) {
            remembered.put(known(i));
            remembered.get(credential(i));
        }

        long left = IntStream.range(0, 1_000)
                .filter(i -> remembered.get(credential(i)) != null)
                .count();
        assertThat(left).isEqualTo(100);
    }

    @Test
    void anApplicationHasTheCredentialsThatAreRememberedAndNoOthers() {
        remembered.put(known(1));
        remembered.put(known(11));
        remembered.put(known(1));

        assertThat(remembered.of(List.of(application(1)))).containsExactlyInAnyOrder(credential(1), credential(11));
        remembered.remove(credential(1));
        assertThat(remembered.of(List.of(application(1)))).containsExactly(credential(11));
        remembered.clear();
        assertThat(remembered.of(List.of(application(1)))).isEmpty();
        assertThat(remembered.hasRoomFor(100)).isTrue();
    }

    private static Known known(int number) {
        Entitlement entitlement = new Entitlement(
                credential(number),
                Optional.empty(),
                ProofOfPossession.NONE,
                Standing.ACTIVE,
                CredentialConstraints.NONE,
                Environment.LIVE,
                new OrganisationId(new UUID(0, 0)),
                application(number),
                List.of());
        return new Known(entitlement, 0, 0);
    }

    private static CredentialId credential(int number) {
        return new CredentialId("key-" + number);
    }

    private static ApplicationId application(int number) {
        return new ApplicationId(new UUID(0, number % 10));
    }
}
