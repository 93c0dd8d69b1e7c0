package io.hefu.billing.agreement;

import io.hefu.core.refusal.RefusedException;
import java.util.regex.Pattern;

/** The number under which people find a term in the signed text: {@code 3.2}. */
public record Clause(String number) {

    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,3}(\\.[1-9][0-9]{0,3}){0,4}");

    /** @throws RefusedException with {@link AgreementRefusal.ClauseMalformed} */
    public Clause {
        if (!FORM.matcher(number).matches()) {
            throw new RefusedException(new AgreementRefusal.ClauseMalformed(number));
        }
    }

    @Override
    public String toString() {
        return number;
    }
}
