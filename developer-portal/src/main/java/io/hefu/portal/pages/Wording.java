package io.hefu.portal.pages;

import io.hefu.core.language.Bilingual;
import io.hefu.core.language.Language;
import io.hefu.core.money.Money;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes numbers, money and times as readers of a language expect them. Times are those of Asia/Shanghai. */
public record Wording(Language language) {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    public String words(Bilingual words) {
        return words.in(language);
    }

    public String number(Number value) {
        return NumberFormat.getIntegerInstance(locale()).format(value);
    }

    /** Whole yuan and fen, for totals that people pay: {@code ¥1,234.56}. Never more than there is. */
    public String fen(Money money) {
        return yuan(money, 2);
    }

    /** To the micro-yuan, where every one counts: {@code ¥0.045000}. */
    public String micro(Money money) {
        return yuan(money, 6);
    }

    /** With no more decimals than it needs, for the scale of a chart: {@code ¥0.5}. */
    String brief(Money money) {
        return "¥" + money.yuan().stripTrailingZeros().toPlainString();
    }

    /** Basis points as percent: {@code 70%}, {@code 12.5%}. */
    public String percent(int basisPoints) {
        NumberFormat format = NumberFormat.getPercentInstance(locale());
        format.setMaximumFractionDigits(2);
        return format.format(basisPoints / 10_000.0);
    }

    public String date(LocalDate date) {
        return in("yyyy年M月d日", "d MMM yyyy").format(date);
    }

    public String month(YearMonth month) {
        return in("yyyy年M月", "MMMM yyyy").format(month);
    }

    public String time(Instant instant) {
        return in("yyyy年M月d日 HH:mm:ss", "d MMM yyyy, HH:mm:ss").format(instant.atZone(ZONE));
    }

    public String minute(Instant instant) {
        return in("yyyy年M月d日 HH:mm", "d MMM yyyy, HH:mm").format(instant.atZone(ZONE));
    }

    private String yuan(Money money, int decimals) {
        NumberFormat format = NumberFormat.getNumberInstance(locale());
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.FLOOR);
        String sign = money.microYuan() < 0 ? "−" : "";
        return sign + "¥"
                + format.format(
                        decimals == 2
                                ? money.payable().yuan().abs()
                                : money.yuan().abs());
    }

    private DateTimeFormatter in(String chinese, String english) {
        return DateTimeFormatter.ofPattern(language == Language.CHINESE ? chinese : english, locale());
    }

    private Locale locale() {
        return language.locale();
    }
}
