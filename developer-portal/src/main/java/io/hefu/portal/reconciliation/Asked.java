package io.hefu.portal.reconciliation;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.language.Bilingual;
import io.hefu.core.money.Money;
import io.hefu.portal.refusal.Requirements;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What requests of this feature have in common. */
final class Asked {

    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private static final Bilingual ORGANISATION_ID =
            new Bilingual("应为组织标识（UUID）", "must be an organisation's id, a UUID");
    private static final Bilingual KIND_FORM =
            new Bilingual("应为小写字母开头、由小写字母、数字和连字符组成的名称，最多 40 个字符", "must be kebab-case, at most 40 characters");
    private static final Bilingual PERIOD_FORM =
            new Bilingual("应为 YYYY-MM 形式的月份或 YYYY-MM-DD 形式的日期", "must be a month, YYYY-MM, or a day, YYYY-MM-DD");
    private static final Bilingual AMOUNT = new Bilingual(
            "应为非负的人民币金额，最多六位小数，例如 \"100.00\"",
            "must be an amount of yuan, 0 or more, with six decimals at most: \"100.00\"");

    private Asked() {}

    static Optional<OrganisationId> partner(Requirements requirements, @Nullable String text) {
        return Optional.ofNullable(text)
                .flatMap(given -> requirements.read("partner", given, OrganisationId::of, ORGANISATION_ID));
    }

    static String kind(Requirements requirements, @Nullable String text) {
        boolean isKind = text != null && KIND.matcher(text).matches();
        requirements.hold("kind", isKind, KIND_FORM);
        return isKind ? text : "";
    }

    static Optional<Period> period(Requirements requirements, @Nullable String text) {
        return requirements.read("period", text, Period::of, PERIOD_FORM);
    }

    static Optional<Money> amount(Requirements requirements, String field, Optional<String> text) {
        return text.flatMap(given -> requirements.read(field, given, Asked::yuan, AMOUNT));
    }

    private static Money yuan(String text) {
        Money money = Money.ofYuan(text);
        if (money.compareTo(Money.ZERO) < 0) {
            throw new IllegalArgumentException("negative");
        }
        return money;
    }
}
