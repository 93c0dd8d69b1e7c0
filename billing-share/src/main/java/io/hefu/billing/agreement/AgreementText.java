package io.hefu.billing.agreement;

import io.hefu.core.identity.ApiName;
import io.hefu.core.refusal.RefusedException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one text of terms, line by line, that is stored, hashed and signed: the same terms have the same text, and the text has
 * all that decides about money. Amounts are in micro-yuan, {@code -} stands for none, every line ends with a line feed.
 *
 * <pre>
 * hefu-agreement 1
 * agreement wanxiang-location
 * api location-verification
 * operation -
 * effective-from 2026-01-01T00:00:00Z
 * party 00000000-0000-7000-8000-000000000001 OPERATOR
 * party 00000000-0000-7000-8000-000000000020 PARTNER
 * clause 1 exclusion REFUND -
 * clause 2 split NET 00000000-0000-7000-8000-000000000020=3000
 * clause 3 remainder 00000000-0000-7000-8000-000000000001
 * end
 * </pre>
 *
 * <p>The number in the first line is that of this form; texts of an older form stay readable for good.
 */
public final class AgreementText {

    private static final String FIRST_LINE = "hefu-agreement 1";
    private static final String LAST_LINE = "end";
    private static final int FIRST_PARTY = 5;

    private AgreementText() {}

    public static String write(AgreementTerms terms) {
        StringBuilder text = new StringBuilder();
        line(text, FIRST_LINE);
        line(text, "agreement " + terms.agreement());
        line(text, "api " + terms.api());
        line(text, "operation " + terms.operation().orElse(Words.NONE));
        line(text, "effective-from " + terms.effectiveFrom());
        Waterfall waterfall = terms.waterfall();
        waterfall.parties().forEach(party -> line(text, "party " + party.organisation() + " " + party.role()));
        waterfall.steps().forEach(step -> line(text, "clause " + step.clause() + " " + step.words()));
        line(text, LAST_LINE);
        return text.toString();
    }

    /**
     * @throws IllegalArgumentException for anything but what {@link #write} gives, to the letter
     * @throws RefusedException with {@link AgreementRefusal}, where terms are not as they must be
     */
    public static AgreementTerms read(String text) {
        List<Party> parties = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        if (lines.length < FIRST_PARTY) {
            throw notCanonical();
        }
        for (int i = FIRST_PARTY; i < lines.length - 2; i++) {
            WordReader line = new WordReader(lines[i]);
            switch (line.word()) {
                case "party" -> parties.add(new Party(line.party(), line.oneOf(Role.class)));
                case "clause" -> steps.add(ClauseReader.read(line));
                default -> throw notCanonical();
            }
        }
        AgreementTerms terms = new AgreementTerms(
                second(lines[1]),
                new ApiName(second(lines[2])),
                Optional.of(second(lines[3])).filter(operation -> !operation.equals(Words.NONE)),
                effectiveFrom(second(lines[4])),
                new Waterfall(parties, steps));
        if (!write(terms).equals(text)) {
            throw notCanonical();
        }
        return terms;
    }

    private static String second(String line) {
        WordReader words = new WordReader(line);
        words.word();
        return words.word();
    }

    private static Instant effectiveFrom(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("effective-from: " + text + " (expected: ISO 8601 in UTC)", e);
        }
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }

    private static IllegalArgumentException notCanonical() {
        return new IllegalArgumentException("text (expected: terms in the form \"" + FIRST_LINE + "\", to the letter)");
    }
}
