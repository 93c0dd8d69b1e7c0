package io.hefu.checker.agreement;

import static java.math.BigInteger.ZERO;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Reckons terms for a month, clause by clause as their words say. Every clause is served from what those before it have left;
 * fractions of a micro-yuan fall toward zero; a month in which less than nothing came in is the mirror of one with as much more.
 */
public final class Reckoning {

    private static final BigInteger WHOLE = BigInteger.valueOf(10_000);

    private final MonthTotals month;
    private final Map<UUID, BigInteger> shares = new LinkedHashMap<>();
    private final Map<String, Map<UUID, BigInteger>> clauses = new LinkedHashMap<>();
    private BigInteger left;
    private BigInteger returned = ZERO;
    private Map<UUID, BigInteger> clause = new LinkedHashMap<>();

    private Reckoning(Terms terms, MonthTotals month) {
        this.month = month;
        this.left = month.gross();
        terms.parties().forEach(party -> shares.put(party, ZERO));
    }

    /** @throws IllegalArgumentException for a kind of clause that is not known here */
    public static Shares of(Terms terms, MonthTotals month) {
        if (month.isNegative()) {
            return of(terms, month.negated()).negated();
        }
        Reckoning reckoning = new Reckoning(terms, month);
        for (ClauseText clause : terms.clauses()) {
            reckoning.clause = new LinkedHashMap<>();
            reckoning.serve(clause);
            reckoning.clauses.put(clause.number(), reckoning.clause);
        }
        return new Shares(reckoning.returned, reckoning.shares, reckoning.clauses);
    }

    private void serve(ClauseText words) {
        switch (words.kind()) {
            case "exclusion" -> exclude(words);
            case "reserve" -> pay(words.party(0), percentage(basis(words.word(2)), words.number(1)));
            case "percentage-fee" -> {
                BigInteger fee = percentage(basis(words.word(2)), words.number(1));
                pay(words.party(0), words.optionalNumber(3).map(fee::min).orElse(fee));
            }
            case "unit-fee" -> {
                BigInteger count = words.word(1).equals("CALL") ? month.calls() : month.units();
                BigInteger fee = words.number(2).multiply(count);
                pay(words.party(0), words.optionalNumber(3).map(fee::min).orElse(fee));
            }
            case "period-fee" -> pay(words.party(0), words.number(1));
            case "tax" -> pay(words.party(0), tax(words));
            case "split" -> split(basis(words.word(0)), words.portions(1));
            case "graduated-split" -> graduated(words);
            case "cap" -> cap(words.party(0), words.number(1));
            case "floor" ->
                pay(
                        words.party(0),
                        words.number(1).subtract(share(words.party(0))).max(ZERO));
            case "remainder" -> pay(words.party(0), left);
            default -> transfer(words);
        }
    }

    private void transfer(ClauseText words) {
        switch (words.kind()) {
            case "minimum-guarantee" -> {
                BigInteger missing =
                        words.number(2).subtract(share(words.party(0))).max(ZERO);
                if (month.closed()) {
                    move(words.party(1), words.party(0), missing, words.word(3).equals("OWED"));
                }
            }
            case "recoupment" -> {
                BigInteger due =
                        month.outstanding().getOrDefault(words.number(), ZERO).min(words.number(2));
                move(words.party(0), words.party(1), due, false);
            }
            case "fixed-penalty" -> {
                BigInteger due = words.number(2).multiply(incidents(words));
                move(words.party(0), words.party(1), due, words.word(3).equals("OWED"));
            }
            case "percentage-penalty" -> {
                BigInteger rate = words.number(2).multiply(incidents(words)).min(WHOLE);
                BigInteger earned = share(words.party(0)).max(ZERO);
                move(words.party(0), words.party(1), percentage(earned, rate), false);
            }
            default -> throw new IllegalArgumentException("clause: " + words.kind() + " (expected: a kind known here)");
        }
    }

    private void exclude(ClauseText words) {
        BigInteger amount = month.excluded().getOrDefault(words.word(0), ZERO);
        if (words.optionalParty(1).isPresent()) {
            pay(words.party(1), amount);
        } else {
            returned = returned.add(amount);
            left = left.subtract(amount);
        }
    }

    private BigInteger tax(ClauseText words) {
        BigInteger rate = words.number(1);
        BigInteger whole = words.word(2).equals("INCLUSIVE") ? WHOLE.add(rate) : WHOLE;
        return basis(words.word(3)).multiply(rate).divide(whole);
    }

    /** Each band holds of the money what it holds of the measure. */
    private void graduated(ClauseText words) {
        BigInteger money = left;
        BigInteger measured = measured(words.word(0));
        BigInteger below = ZERO;
        for (ClauseText.BandText band : words.bands(1)) {
            BigInteger reached = measured.min(band.to().orElse(measured));
            BigInteger upTo =
                    measured.signum() == 0 ? money : money.multiply(reached).divide(measured);
            split(upTo.subtract(below), band.portions());
            below = upTo;
        }
    }

    private void split(BigInteger basis, List<ClauseText.Portion> portions) {
        if (portions.isEmpty()) {
            return;
        }
        List<BigInteger> weights = new ArrayList<>();
        portions.forEach(portion -> weights.add(portion.basisPoints()));
        BigInteger claimed = weights.stream().reduce(ZERO, BigInteger::add);
        List<BigInteger> withRest = new ArrayList<>(weights);
        withRest.add(WHOLE.subtract(claimed));
        List<BigInteger> parts = largestRemainder(basis, withRest);
        if (basis.subtract(parts.get(portions.size())).compareTo(left) > 0) {
            parts = largestRemainder(left, weights);
        }
        for (int i = 0; i < portions.size(); i++) {
            pay(portions.get(i).party(), parts.get(i));
        }
    }

    /** One more for those who lost most by rounding down, the first of them by ties, until nothing is left over. */
    static List<BigInteger> largestRemainder(BigInteger amount, List<BigInteger> weights) {
        BigInteger total = weights.stream().reduce(ZERO, BigInteger::add);
        List<BigInteger> parts = new ArrayList<>();
        List<BigInteger> lost = new ArrayList<>();
        for (BigInteger weight : weights) {
            BigInteger[] part = amount.multiply(weight).divideAndRemainder(total);
            parts.add(part[0]);
            lost.add(part[1]);
        }
        BigInteger over = amount.subtract(parts.stream().reduce(ZERO, BigInteger::add));
        for (int given = 0; given < over.intValueExact(); given++) {
            int most = 0;
            for (int i = 1; i < lost.size(); i++) {
                if (lost.get(i).compareTo(lost.get(most)) > 0) {
                    most = i;
                }
            }
            parts.set(most, parts.get(most).add(BigInteger.ONE));
            lost.set(most, BigInteger.ONE.negate());
        }
        return parts;
    }

    private void cap(UUID party, BigInteger most) {
        BigInteger excess = share(party).subtract(most).max(ZERO);
        left = left.add(excess);
        credit(party, excess.negate());
    }

    private void pay(UUID party, BigInteger wanted) {
        BigInteger amount = wanted.min(left);
        left = left.subtract(amount);
        credit(party, amount);
    }

    private void move(UUID from, UUID to, BigInteger wanted, boolean owed) {
        BigInteger amount = owed ? wanted : wanted.min(share(from).max(ZERO));
        credit(from, amount.negate());
        credit(to, amount);
    }

    private void credit(UUID party, BigInteger amount) {
        shares.merge(party, amount, BigInteger::add);
        clause.merge(party, amount, BigInteger::add);
    }

    private BigInteger share(UUID party) {
        return shares.getOrDefault(party, ZERO);
    }

    private BigInteger incidents(ClauseText words) {
        return month.incidents().getOrDefault(words.number(), ZERO);
    }

    private BigInteger basis(String word) {
        return word.equals("GROSS") ? month.gross() : left;
    }

    private BigInteger measured(String measure) {
        return switch (measure) {
            case "CALLS" -> month.calls();
            case "UNITS" -> month.units();
            default -> basis(measure);
        };
    }

    private static BigInteger percentage(BigInteger amount, BigInteger basisPoints) {
        return amount.multiply(basisPoints).divide(WHOLE);
    }
}
