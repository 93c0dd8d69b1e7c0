package io.hefu.billing.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.money.Money;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DisputeRefusalTest {

    static Stream<DisputeRefusal> all() {
        return Stream.of(
                new DisputeRefusal.NotNow(DisputeStep.ASK, DisputeState.OPENED),
                new DisputeRefusal.OtherSidesStep(DisputeStep.ASK),
                new DisputeRefusal.OwnProposal(DisputeStep.APPROVE),
                new DisputeRefusal.NothingDisputed(Money.ZERO),
                new DisputeRefusal.MoreThanAtRisk(new Money(2), new Money(1)),
                new DisputeRefusal.AdjustmentOutOfRange(new Money(2), new Money(1)),
                new DisputeRefusal.AmountMissing(),
                new DisputeRefusal.NoSuchBreak(),
                new DisputeRefusal.RunSuperseded(),
                new DisputeRefusal.AlreadyDisputed(),
                new DisputeRefusal.NoAgreement("tea-houses"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyReasonIsASentenceInBothLanguages(DisputeRefusal refusal) {
        assertThat(refusal.detail().english()).endsWith(".");
        assertThat(refusal.detail().chinese()).endsWith("。").containsPattern("[\\u4e00-\\u9fff]");
    }

    @Test
    void everyKindIsAmongThem() {
        assertThat(all().<Class<?>>map(DisputeRefusal::getClass))
                .containsAll(List.of(DisputeRefusal.class.getPermittedSubclasses()));
    }
}
