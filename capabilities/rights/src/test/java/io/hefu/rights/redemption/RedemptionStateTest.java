package io.hefu.rights.redemption;

import static io.hefu.rights.benefit.Benefit.Fulfilment.CODE;
import static io.hefu.rights.benefit.Benefit.Fulfilment.DIRECT_TOP_UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.hefu.rights.benefit.Benefit.Fulfilment;
import io.hefu.rights.redemption.RedemptionState.Denied;
import io.hefu.rights.redemption.RedemptionState.Fulfilling;
import io.hefu.rights.redemption.RedemptionState.Open;
import io.hefu.rights.redemption.RedemptionState.Processing;
import io.hefu.rights.redemption.RedemptionState.Succeeded;
import io.hefu.rights.secrecy.CardCode;
import io.hefu.rights.supplier.SupplierAnswer;
import io.hefu.rights.supplier.SupplierAnswer.Delivered;
import io.hefu.rights.supplier.SupplierAnswer.NeverOrdered;
import io.hefu.rights.supplier.SupplierAnswer.Refused;
import io.hefu.rights.supplier.SupplierAnswer.Working;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RedemptionStateTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final Optional<CardCode> A_CODE = Optional.of(new CardCode("CARD-1"));

    static Stream<Arguments> answers() {
        return Stream.of(
                arguments(new Processing(), new Working(), DIRECT_TOP_UP, new Fulfilling()),
                arguments(new Fulfilling(), new Working(), DIRECT_TOP_UP, new Fulfilling()),
                arguments(new Fulfilling(), new NeverOrdered(), DIRECT_TOP_UP, new Processing()),
                arguments(
                        new Processing(),
                        new Delivered(Optional.empty()),
                        DIRECT_TOP_UP,
                        new Succeeded(NOW, Optional.empty())),
                arguments(new Fulfilling(), new Delivered(A_CODE), CODE, new Succeeded(NOW, A_CODE)),
                arguments(new Fulfilling(), new Delivered(Optional.empty()), CODE, new Fulfilling()),
                arguments(new Processing(), new Refused("WHY"), CODE, new Denied(NOW, "WHY")),
                arguments(new Fulfilling(), new Refused("WHY"), CODE, new Denied(NOW, "WHY")));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anOpenRedemptionBecomesWhatTheSupplierSays(
            Open state, SupplierAnswer answer, Fulfilment fulfilment, RedemptionState next) {
        assertThat(state.after(answer, fulfilment, NOW)).isEqualTo(next);
    }
}
