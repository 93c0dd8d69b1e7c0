package io.hefu.billing.agreement;

import io.hefu.core.money.Money;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The tables of a Markdown page, under the headings they stand. */
record WorkedMonth(Map<String, List<List<String>>> rowsByHeading) {

    static WorkedMonth read(String resource) {
        try (InputStream page = Objects.requireNonNull(WorkedMonth.class.getResourceAsStream(resource))) {
            return of(new String(page.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WorkedMonth of(String page) {
        Map<String, List<List<String>>> rows = new LinkedHashMap<>();
        List<List<String>> current = new ArrayList<>();
        for (String line : page.lines().toList()) {
            if (line.startsWith("## ")) {
                current = new ArrayList<>();
                rows.put(line.substring(3), current);
            } else if (line.startsWith("|")) {
                current.add(cells(line));
            }
        }
        return new WorkedMonth(rows);
    }

    /** The rows of the table with so many columns, without its head. */
    List<List<String>> rows(String heading, int columns) {
        return rowsByHeading.get(heading).stream()
                .filter(row -> row.size() == columns)
                .skip(2)
                .toList();
    }

    /** One column of amounts by what stands in the first. */
    Map<String, Money> amounts(String heading, int columns, int column) {
        Map<String, Money> amounts = new LinkedHashMap<>();
        rows(heading, columns).forEach(row -> amounts.put(row.get(0), yuan(row.get(column))));
        return amounts;
    }

    static Money yuan(String text) {
        return Money.ofYuan(digits(text));
    }

    static String digits(String text) {
        return text.replace(" ", "");
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.length() - 1).split("\\|"))
                .map(String::strip)
                .toList();
    }
}
