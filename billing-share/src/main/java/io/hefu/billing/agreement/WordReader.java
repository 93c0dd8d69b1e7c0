package io.hefu.billing.agreement;

import io.hefu.billing.band.Band;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads a line of the canonical text word by word. Fails with {@link IllegalArgumentException} on what {@link Words} never wrote. */
final class WordReader {

    private final String[] words;
    private int next;

    WordReader(String line) {
        this.words = line.split(" ", -1);
    }

    String word() {
        if (next == words.length) {
            throw new IllegalArgumentException(String.join(" ", words) + " (expected: more)");
        }
        return words[next++];
    }

    <E extends Enum<E>> E oneOf(Class<E> values) {
        return Enum.valueOf(values, word());
    }

    OrganisationId party() {
        return OrganisationId.of(word());
    }

    Optional<OrganisationId> optionalParty() {
        return optionalWord().map(OrganisationId::of);
    }

    int basisPoints() {
        return Integer.parseInt(word());
    }

    Money money() {
        return new Money(Long.parseLong(word()));
    }

    Optional<Money> optionalMoney() {
        return optionalWord().map(Long::valueOf).map(Money::new);
    }

    List<Portion> portions() {
        List<Portion> portions = new ArrayList<>();
        while (next < words.length && !words[next].equals(Words.BAND)) {
            String portion = word();
            int equals = portion.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("portion: " + portion + " (expected: <party>=<basis points>)");
            }
            portions.add(new Portion(
                    OrganisationId.of(portion.substring(0, equals)), Integer.parseInt(portion.substring(equals + 1))));
        }
        return portions;
    }

    List<SplitBand> bands() {
        List<SplitBand> bands = new ArrayList<>();
        while (next < words.length && word().equals(Words.BAND)) {
            long from = Long.parseLong(word());
            OptionalLong to =
                    optionalWord().map(Long::valueOf).map(OptionalLong::of).orElse(OptionalLong.empty());
            bands.add(new SplitBand(new Band(from, to), portions()));
        }
        return bands;
    }

    private Optional<String> optionalWord() {
        return Optional.of(word()).filter(word -> !word.equals(Words.NONE));
    }
}
