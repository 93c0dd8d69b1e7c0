package io.hefu.billing.rerating;

import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.BilingualRefusal;
import io.hefu.core.refusal.ErrorCode;
import io.hefu.core.refusal.FieldProblem;
import java.util.List;

/** Why a rerating was not taken. */
public enum ReratingRefusal implements BilingualRefusal {
    SPAN_OUT_OF_RANGE(
            "last",
            "日期范围应从较早的日期到不晚于今天的日期，最长 366 天。",
            "The span goes from a date to a later one that is not after today, over 366 days at most."),
    NOTHING_TO_APPLY(
            "priceVersion",
            "请指明要改用的价格版本或协议版本。",
            "Name the version of the price, or of an agreement, that is to be applied instead."),
    OPERATION_NEEDED(
            "operation",
            "改用价格版本时必须指明操作：每个操作有自己的价格版本。",
            "With a version of a price, name the operation: each has versions of its own."),
    NO_SUCH_PRICE("priceVersion", "该套餐的这个操作没有此价格版本。", "The plan has no such version of the price of this operation."),
    NO_SUCH_AGREEMENT(
            "agreement",
            "没有此协议版本，或它不适用于这个 API 与操作。",
            "There is no such version of an agreement, or it is not on this API and operation.");

    private final String field;
    private final Bilingual detail;

    ReratingRefusal(String field, String chinese, String english) {
        this.field = field;
        this.detail = new Bilingual(chinese, english);
    }

    @Override
    public ErrorCode code() {
        return ErrorCode.INVALID_ARGUMENT;
    }

    @Override
    public Bilingual detail() {
        return detail;
    }

    @Override
    public List<FieldProblem> problems() {
        return List.of(new FieldProblem(field, detail));
    }
}
