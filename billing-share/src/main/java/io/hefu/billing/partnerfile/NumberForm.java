package io.hefu.billing.partnerfile;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How numbers are written. Thousands may be set apart, in groups of three; {@code 1.20E+05} is a number; an amount in
 * parentheses is negative, as accountants write; a sign of the yuan in front is passed over.
 */
public enum NumberForm {
    /** {@code 1,234.56} */
    POINT(',', '.'),
    /** {@code 1.234,56} */
    COMMA('.', ',');

    private static final int LONGEST = 64;

    private final String thousands;
    private final String decimal;
    private final Pattern form;

    NumberForm(char thousands, char decimal) {
        this.thousands = String.valueOf(thousands);
        this.decimal = String.valueOf(decimal);
        this.form = Pattern.compile("[+-]?(\\d{1,3}(" + Pattern.quote(this.thousands) + "\\d{3})+|\\d+)("
                + Pattern.quote(this.decimal) + "\\d+)?([eE][+-]?\\d{1,2})?");
    }

    Optional<BigDecimal> parse(String text) {
        boolean negative = text.startsWith("(") && text.endsWith(")");
        String number = negative ? text.substring(1, text.length() - 1).strip() : text;
        if (number.startsWith("¥") || number.startsWith("￥")) {
            number = number.substring(1).strip();
        }
        if (number.length() > LONGEST || !form.matcher(number).matches()) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(number.replace(thousands, "").replace(decimal, "."));
        return Optional.of(negative ? value.negate() : value);
    }
}
