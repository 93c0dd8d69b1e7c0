package io.hefu.billing.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.language.Bilingual;
import io.hefu.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CauseTest {

    private static final Product PRODUCT = new Product("short-messages", "sendMessage");
    private static final Instant AT = Instant.parse("2026-10-05T04:00:00Z");
    private static final Money PRICE = Money.ofYuan("0.045");

    static Stream<Cause> all() {
        KnownPrice known = new KnownPrice(PRODUCT, 2, LocalDate.of(2026, 11, 15), PRICE);
        return Stream.of(
                new Cause.OtherPrice(PRODUCT, 4, 0, PRICE, PRICE, Optional.empty(), Optional.empty()),
                new Cause.OtherPrice(
                        PRODUCT, 4, 3, PRICE, PRICE, Optional.of(known), Optional.of(LocalDate.of(2026, 11, 15))),
                new Cause.OtherUnit(4, 100, true),
                new Cause.TaxIncluded(600, false),
                new Cause.OtherTax(PRICE, Money.ZERO),
                new Cause.Rounded(),
                new Cause.NearMidnight(Duration.ofMillis(200)),
                new Cause.ClockOffset(4, Duration.ofHours(-8)),
                new Cause.InOutage(AT, AT.plusSeconds(60)),
                new Cause.Stretch(PRODUCT, 4, AT, AT.plusSeconds(60)),
                new Cause.SuspendedHere(),
                new Cause.SentTwice(),
                new Cause.ReusedReference(),
                new Cause.NamedOtherwise(PRODUCT),
                new Cause.Unexplained());
    }

    @ParameterizedTest
    @MethodSource("all")
    void evidenceIsASentenceInBothLanguages(Cause cause) {
        Bilingual evidence = cause.evidence();

        assertThat(evidence.english()).endsWith(".").matches("[A-Z0-9].*");
        assertThat(evidence.chinese()).endsWith("。").containsPattern("[\\u4e00-\\u9fff]");
    }

    @Test
    void bothLanguagesNameTheSamePricesAndTheDayOfTheChange() {
        Bilingual evidence = all().skip(1).findFirst().orElseThrow().evidence();

        assertThat(List.of(evidence.english(), evidence.chinese()))
                .allMatch(text -> text.contains("0.045000 CNY") && text.contains("2026-11-15") && text.contains("3"));
    }

    @Test
    void aCauseIsStoredByItsName() {
        assertThat(ConstantName.of(
                        new Cause.OtherPrice(PRODUCT, 4, 0, PRICE, PRICE, Optional.empty(), Optional.empty())))
                .isEqualTo("OTHER_PRICE");
        assertThat(ConstantName.of(new AutoRule.AdjacentPeriodPair(Duration.ZERO)))
                .isEqualTo("ADJACENT_PERIOD_PAIR");
    }

    @Test
    void everyCauseIsAmongThem() {
        assertThat(all().<Class<?>>map(Cause::getClass)).containsAll(List.of(Cause.class.getPermittedSubclasses()));
    }
}
