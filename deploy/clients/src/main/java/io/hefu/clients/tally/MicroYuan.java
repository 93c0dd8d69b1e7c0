package io.hefu.clients.tally;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** Amounts as whole micro-yuan (10⁻⁶ CNY). */
public final class MicroYuan {

    private static final int SCALE = 6;

    private MicroYuan() {}

    /** @param money {@code {"amount": "0.045000", "currency": "CNY"}} */
    public static long of(JsonNode money) {
        return new BigDecimal(money.get("amount").asText())
                .setScale(SCALE)
                .unscaledValue()
                .longValueExact();
    }

    /** {@code 0.045000}. */
    public static String text(long microYuan) {
        return BigDecimal.valueOf(microYuan, SCALE).toPlainString();
    }
}
