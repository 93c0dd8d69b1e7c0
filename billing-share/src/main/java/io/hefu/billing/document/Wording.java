package io.hefu.billing.document;

import io.hefu.billing.statement.AgreementRef;
import io.hefu.billing.statement.CorrectionReason;
import io.hefu.core.money.Money;
import io.hefu.core.settlement.StatementPeriod;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Values in the words both forms use, Chinese first, English behind. */
final class Wording {

    static final String TITLE = "结算单";
    static final String TITLE_IN_ENGLISH = "Settlement statement";
    static final String DRAFT = "草稿 DRAFT";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'xxx").withZone(ZoneId.of("Asia/Shanghai"));
    private static final String GROUPED = "#,##0";

    private Wording() {}

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    static String kind(StatementPeriod period) {
        return switch (period.kind()) {
            case DAY -> "日结算单 Daily";
            case MONTH -> "月结算单 Monthly";
        };
    }

    /** {@code 2026-11-01 – 2026-11-30}, or the one date. */
    static String dates(StatementPeriod period) {
        return period.kind() == StatementPeriod.Kind.DAY
                ? period.from().toString()
                : period.from() + " – " + period.last();
    }

    static String agreement(AgreementRef agreement) {
        return agreement.equals(AgreementRef.NONE) ? "—" : agreement.agreement() + " v" + agreement.version();
    }

    static String reason(CorrectionReason reason) {
        return reason.chinese() + " " + reason.name();
    }

    static String count(long count) {
        return format(GROUPED, BigDecimal.valueOf(count));
    }

    static String fen(long fen) {
        return format(GROUPED + ".00", BigDecimal.valueOf(fen, 2));
    }

    static String exact(Money amount) {
        return format(GROUPED + ".000000", amount.yuan());
    }

    private static String format(String pattern, BigDecimal number) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
    }
}
