package io.hefu.portal.usage;

import io.hefu.core.language.Bilingual;
import io.hefu.portal.refusal.Requirements;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A month as requests write it: {@code 2026-07}. */
public final class Month {

    private static final Bilingual FORM = new Bilingual("应为 YYYY-MM 形式的月份", "must be a month: YYYY-MM");

    private Month() {}

    /** @throws io.hefu.core.refusal.RefusedException when the text is there but no month */
    public static YearMonth asked(@Nullable String text, YearMonth absent) {
        if (text == null) {
            return absent;
        }
        Requirements requirements = new Requirements();
        Optional<YearMonth> month = requirements.read("month", text, YearMonth::parse, FORM);
        requirements.check();
        return month.orElseThrow();
    }
}
