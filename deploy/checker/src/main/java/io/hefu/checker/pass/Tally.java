package io.hefu.checker.pass;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sums that are kept beside what they are sums of. A sum that is not there is 0.
 *
 * @param keys by which the sums are kept
 * @param values the sums
 * @param stored a query with keys and values
 * @param derived a query with the same columns, none of the keys twice
 */
record Tally(String keys, String values, String stored, String derived) {

    SqlPass pass(String name, String states) {
        return new SqlPass(name, states, "select count(*) as number from (" + derived + ") as derived", differences());
    }

    String differences() {
        return """
                select concat_ws(' ', %s) as subject, %s as stored, %s as derived
                from (%s) as stored full join (%s) as derived using (%s)
                where (%s) <> (%s)""".formatted(
                keys, shown("stored"), shown("derived"), stored, derived, keys, figures("stored"), figures("derived"));
    }

    private String figures(String of) {
        return names().map(name -> "coalesce(" + of + "." + name + ", 0)").collect(Collectors.joining(", "));
    }

    private String shown(String of) {
        return names().map(name -> "'" + name + " ', coalesce(" + of + "." + name + ", 0)")
                .collect(Collectors.joining(", ', ', ", "concat(", ")"));
    }

    private Stream<String> names() {
        return Stream.of(values.split(", "));
    }
}
