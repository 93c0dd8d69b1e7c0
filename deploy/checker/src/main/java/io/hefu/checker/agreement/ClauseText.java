package io.hefu.checker.agreement;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One clause, word by word: {@code clause 3.1 percentage-fee <party> 1000 GROSS -}.
 *
 * @param number under which amounts are told
 * @param words what comes after the kind
 */
public record ClauseText(String number, String kind, List<String> words) {

    /** A party's part of a split, in 1/100 of a percent. */
    record Portion(UUID party, BigInteger basisPoints) {}

    /** What lies from a measure on, up to another; without end where there is none. */
    record BandText(BigInteger from, Optional<BigInteger> to, List<Portion> portions) {}

    private static final String NONE = "-";
    private static final String BAND = "band";

    public ClauseText {
        words = List.copyOf(words);
    }

    static ClauseText read(String line) {
        String[] words = line.split(" ");
        return new ClauseText(words[1], words[2], List.of(words).subList(3, words.length));
    }

    String word(int index) {
        return words.get(index);
    }

    /** The word there, as a party. */
    public UUID party(int index) {
        return UUID.fromString(words.get(index));
    }

    Optional<UUID> optionalParty(int index) {
        return isNone(index) ? Optional.empty() : Optional.of(party(index));
    }

    /** The word there, as a number. */
    public BigInteger number(int index) {
        return new BigInteger(words.get(index));
    }

    Optional<BigInteger> optionalNumber(int index) {
        return isNone(index) ? Optional.empty() : Optional.of(number(index));
    }

    /** All words from there on, as {@code party=basis points}. */
    List<Portion> portions(int from) {
        return portions(from, words.size());
    }

    /** All words from there on: {@code band}, from, to, portions; again and again. */
    List<BandText> bands(int from) {
        List<BandText> bands = new ArrayList<>();
        int at = from;
        while (at < words.size()) {
            int end = at + 1;
            while (end < words.size() && !words.get(end).equals(BAND)) {
                end++;
            }
            bands.add(new BandText(number(at + 1), optionalNumber(at + 2), portions(at + 3, end)));
            at = end;
        }
        return bands;
    }

    private List<Portion> portions(int from, int to) {
        return words.subList(from, to).stream()
                .map(word -> word.split("="))
                .map(word -> new Portion(UUID.fromString(word[0]), new BigInteger(word[1])))
                .toList();
    }

    private boolean isNone(int index) {
        return words.get(index).equals(NONE);
    }
}
