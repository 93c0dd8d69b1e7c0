package io.hefu.billing.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.billing.statement.Amounts;
import io.hefu.billing.statement.Balance;
import io.hefu.billing.statement.CorrectionLine;
import io.hefu.billing.statement.UsageLine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever adds up the tables of a PDF with a pocket calculator finds them right. */
class ShownNumbersTest {

    private static final int FIRST_CLAUSE = 3;

    @ParameterizedTest
    @CsvSource({"1, 0, 1, 1", "1, 1, 3, 3", "40, 7, 4, 4", "40, 7, 4, 2", "40, 7, 4, 0", "0, 0, 2, 2", "300, 40, 9, 9"})
    void rowsAndColumnsAddUpToThePayable(int usageLines, int correctionLines, int clauses, int shown) {
        var statement = new SampleStatement(5, usageLines, correctionLines, clauses);
        var balance = balance(statement);

        ShownNumbers numbers = numbers(statement, shown, balance);

        List<List<String>> rows = new ArrayList<>();
        List<List<String>> usage = new ArrayList<>();
        for (int row = 0; row < usageLines; row++) {
            usage.add(numbers.usage(row));
        }
        List<List<String>> corrections = new ArrayList<>();
        for (int row = 0; row < correctionLines; row++) {
            corrections.add(numbers.correction(row));
        }
        List<String> usageTotal = numbers.usageTotal(statement.usageTotal());
        List<String> correctionTotal = numbers.correctionTotal(statement.correctionTotal());
        List<String> payable = numbers.payable(statement.usageTotal().plus(statement.correctionTotal()));
        assertSum(usage, usageTotal);
        assertSum(corrections, correctionTotal);
        assertSum(List.of(usageTotal, correctionTotal, numbers.openingResidue(), numbers.closingResidue()), payable);
        rows.addAll(usage);
        rows.addAll(corrections);
        rows.addAll(List.of(usageTotal, correctionTotal, numbers.openingResidue(), numbers.closingResidue(), payable));
        rows.forEach(row -> {
            assertThat(row).hasSameSizeAs(numbers.heads());
            long across = row.subList(FIRST_CLAUSE, row.size() - 1).stream()
                    .mapToLong(ShownNumbersTest::fen)
                    .sum();
            if (clauses > 0 && row.size() > FIRST_CLAUSE + 1) {
                assertThat(across).isEqualTo(fen(row.get(row.size() - 1)));
            }
        });
        assertThat(fen(payable.get(payable.size() - 1))).isEqualTo(balance.payableFen());
    }

    @Test
    void aClauseThatDoesNotApplyIsNotShownAsZero() {
        var statement = new SampleStatement(5, 40, 0, 4);
        ShownNumbers numbers = numbers(statement, 4, balance(statement));

        for (int row = 0; row < 40; row++) {
            Amounts amounts = statement.usage.get(row).amounts();
            for (int clause = 0; clause < 4; clause++) {
                boolean applies = amounts.steps().containsKey(statement.clauses.get(clause));
                assertThat(numbers.usage(row).get(FIRST_CLAUSE + clause).isEmpty())
                        .isEqualTo(!applies);
            }
        }
    }

    private static Balance balance(SampleStatement statement) {
        return new Balance(
                SampleStatement.OPENING_RESIDUE,
                statement.usageTotal().plus(statement.correctionTotal()).share());
    }

    private static ShownNumbers numbers(SampleStatement statement, int shown, Balance balance) {
        return new ShownNumbers(
                statement.usage.stream().map(UsageLine::amounts).toList(),
                statement.corrections.stream().map(CorrectionLine::amounts).toList(),
                statement.clauses.subList(0, shown),
                balance);
    }

    private static void assertSum(List<List<String>> rows, List<String> sum) {
        for (int column = 0; column < sum.size(); column++) {
            int at = column;
            long down = rows.stream().mapToLong(row -> fen(row.get(at))).sum();
            assertThat(fen(sum.get(column))).as("column %d", column).isEqualTo(down);
        }
    }

    private static long fen(String shown) {
        return shown.isEmpty() ? 0 : Long.parseLong(shown.replaceAll("[.,]", ""));
    }
}
