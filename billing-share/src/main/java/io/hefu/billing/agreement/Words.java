package io.hefu.billing.agreement;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The words of one clause in the canonical text; {@link WordReader} reads them. */
final class Words {

    static final String NONE = "-";
    static final String BAND = "band";

    private final List<String> words = new ArrayList<>();

    private Words() {}

    static Words of(String keyword) {
        return new Words().word(keyword);
    }

    Words add(Enum<?> value) {
        return word(value.name());
    }

    Words add(OrganisationId party) {
        return word(party.toString());
    }

    Words add(Optional<OrganisationId> party) {
        return word(party.map(OrganisationId::toString).orElse(NONE));
    }

    Words add(long number) {
        return word(Long.toString(number));
    }

    Words add(Money amount) {
        return add(amount.microYuan());
    }

    Words addMoney(Optional<Money> amount) {
        return word(amount.map(money -> Long.toString(money.microYuan())).orElse(NONE));
    }

    Words addPortions(List<Portion> portions) {
        portions.forEach(portion -> word(portion.party() + "=" + portion.basisPoints()));
        return this;
    }

    Words addBand(SplitBand band) {
        OptionalLong to = band.band().to();
        return word(BAND)
                .add(band.band().from())
                .word(to.isPresent() ? Long.toString(to.getAsLong()) : NONE)
                .addPortions(band.portions());
    }

    private Words word(String word) {
        words.add(word);
        return this;
    }

    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
