package io.hefu.billing.reconciliation;

import java.util.Locale;
import java.util.regex.Pattern;

/** The name of a case of a sealed type as it is stored and shown: {@code SENT_TWICE}. */
final class ConstantName {

    private static final Pattern NEXT_WORD = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private ConstantName() {}

    static String of(Object one) {
        return NEXT_WORD.matcher(one.getClass().getSimpleName()).replaceAll("_").toUpperCase(Locale.ROOT);
    }
}
