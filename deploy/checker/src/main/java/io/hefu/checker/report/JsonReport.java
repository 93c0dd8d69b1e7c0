package io.hefu.checker.report;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The report as JSON, for machines. */
public final class JsonReport {

    private JsonReport() {}

    public static String of(Report report) {
        return "{\"holds\":" + report.holds() + ",\"checked\":" + report.checked() + ",\"divergences\":"
                + report.divergences() + ",\"passes\":" + array(report.passes(), JsonReport::pass) + "}\n";
    }

    private static String pass(PassResult pass) {
        return "{\"name\":" + text(pass.name()) + ",\"states\":" + text(pass.states()) + ",\"holds\":" + pass.holds()
                + ",\"checked\":" + pass.checked() + ",\"divergences\":" + pass.divergences() + ",\"milliseconds\":"
                + pass.milliseconds() + ",\"examples\":" + array(pass.examples(), JsonReport::divergence)
                + ",\"notVerified\":" + array(pass.notVerified(), JsonReport::text) + "}";
    }

    private static String divergence(Divergence divergence) {
        return "{\"subject\":" + text(divergence.subject()) + ",\"stored\":" + text(divergence.stored())
                + ",\"derived\":" + text(divergence.derived()) + "}";
    }

    private static <T> String array(List<T> list, Function<T, String> json) {
        return list.stream().map(json).collect(Collectors.joining(",", "[", "]"));
    }

    /** RFC 8259 §7. */
    static String text(String value) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            if (letter == '"' || letter == '\\') {
                json.append('\\').append(letter);
            } else if (letter < ' ') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) letter));
            } else {
                json.append(letter);
            }
        }
        return json.append('"').toString();
    }
}
