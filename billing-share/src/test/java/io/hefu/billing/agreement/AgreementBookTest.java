package io.hefu.billing.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OrganisationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AgreementBookTest {

    private static final ApiName IOT = new ApiName("iot-devices");
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");

    private final Agreement general = new Agreement(1, terms("general", Optional.empty(), MARCH));
    private final Agreement renewed = general.next(terms("general", Optional.empty(), APRIL));
    private final Agreement commands = new Agreement(1, terms("commands", Optional.of("sendCommand"), APRIL));
    private final AgreementBook book = new AgreementBook(List.of(renewed, commands, general));

    @Test
    void aCallIsSharedAsAgreedWhenItCame() {
        assertThat(book.inForce(IOT, "getShadow", MARCH)).contains(general);
        assertThat(book.inForce(IOT, "getShadow", APRIL.minusNanos(1))).contains(general);
        assertThat(book.inForce(IOT, "getShadow", APRIL)).contains(renewed);
    }

    @Test
    void anAgreementOnTheOperationComesBeforeOneOnTheApi() {
        assertThat(book.inForce(IOT, "sendCommand", APRIL)).contains(commands);
    }

    @Test
    void untilItIsInForceTheOneOnTheApiHolds() {
        assertThat(book.inForce(IOT, "sendCommand", MARCH)).contains(general);
    }

    @Test
    void thereMayBeNone() {
        assertThat(book.inForce(IOT, "getShadow", MARCH.minusNanos(1))).isEmpty();
        assertThat(book.inForce(new ApiName("other"), "getShadow", APRIL)).isEmpty();
    }

    private static AgreementTerms terms(String name, Optional<String> operation, Instant from) {
        return new AgreementTerms(
                name, IOT, operation, from, Waterfall.percentages(new OrganisationId(new UUID(0, 1)), List.of()));
    }
}
