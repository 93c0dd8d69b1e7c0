package io.hefu.billing.pricing;

import io.hefu.core.language.Bilingual;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.BilingualRefusal;
import io.hefu.core.refusal.ErrorCode;
import io.hefu.core.refusal.FieldProblem;
import java.time.Instant;
import java.util.List;

/** Why a price was not taken. */
public sealed interface PriceRefusal extends BilingualRefusal {

    @Override
    default ErrorCode code() {
        return ErrorCode.INVALID_ARGUMENT;
    }

    /** The field that is at fault, as requests name it. */
    String field();

    @Override
    default List<FieldProblem> problems() {
        return List.of(new FieldProblem(field(), detail()));
    }

    /** Reasons about which there is no more to say. */
    enum Plain implements PriceRefusal {
        BANDS_OUT_OF_PLACE(
                "terms.bands",
                "各档没有恰好覆盖每个单位一次：第一档从 0 开始，之后每档从前一档结束处开始，最后一档没有终点。",
                "The bands do not price every unit once; let the first begin at 0, each other where the one"
                        + " before ends, and the last have no end."),
        DISCOUNT_TWICE(
                "terms.discountBasisPoints",
                "折上折看不出究竟是多少折扣，请只给一个折扣。",
                "A discount on a discount is not one percentage anybody could read; give one discount.");

        private final String field;
        private final Bilingual detail;

        Plain(String field, String chinese, String english) {
            this.field = field;
            this.detail = new Bilingual(chinese, english);
        }

        @Override
        public String field() {
            return field;
        }

        @Override
        public Bilingual detail() {
            return detail;
        }
    }

    /** @param expectation completing "{field} …" */
    record Field(String field, Bilingual expectation) implements PriceRefusal {

        @Override
        public Bilingual detail() {
            return new Bilingual(field + " " + expectation.chinese() + "。", field + " " + expectation.english() + ".");
        }

        @Override
        public List<FieldProblem> problems() {
            return List.of(new FieldProblem(field, expectation));
        }
    }

    record Negative(Money price) implements PriceRefusal {

        @Override
        public String field() {
            return "terms.amount";
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "价格 " + price + " 是负数，请给出 0 或以上的金额。", "A price of " + price + " is negative; give 0 or more.");
        }
    }

    record UnitsOutOfRange(long units, long most) implements PriceRefusal {

        @Override
        public String field() {
            return "terms.units";
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    units + " 不是可计数的单位数，应在 1 到 " + most + " 之间。",
                    units + " units are none that can be counted to; give 1 to " + most + ".");
        }
    }

    record TooManyBands(int bands, int most) implements PriceRefusal {

        @Override
        public String field() {
            return "terms.bands";
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "价格有 " + bands + " 档，最多 " + most + " 档。",
                    "The price has " + bands + " bands; have " + most + " at most.");
        }
    }

    record DiscountOutOfRange(int basisPoints) implements PriceRefusal {

        @Override
        public String field() {
            return "terms.discountBasisPoints";
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    basisPoints + " 个基点不是折扣，应在 1 到 10000 之间。",
                    "A discount of " + basisPoints + " basis points is none; give 1 to 10000.");
        }
    }

    record NotAfterPrevious(int previousVersion, Instant previousFrom) implements PriceRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.INCOMPATIBLE_STATE;
        }

        @Override
        public String field() {
            return "effectiveFrom";
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "第 " + previousVersion + " 版自 " + previousFrom + " 起生效，新版本必须更晚生效。",
                    "Version " + previousVersion + " is in force from " + previousFrom
                            + "; let the next one begin later.");
        }
    }

    /** Half a month of free units, packages or tiers: nobody has said how many that would be. */
    record NotAtStartOfMonth(int version) implements PriceRefusal {

        @Override
        public String field() {
            return "effectiveFrom";
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "第 " + version + " 版按月累计用量，新版本必须从某月 1 日 00:00（Asia/Shanghai）开始。",
                    "Version " + version + " counts the month's units;"
                            + " let the new version begin on the first of one, at 00:00 in Asia/Shanghai.");
        }
    }

    /** What was charged already is corrected by a rerating, where everybody sees it. */
    record InThePast(Instant effectiveFrom, Instant now) implements PriceRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.INCOMPATIBLE_STATE;
        }

        @Override
        public String field() {
            return "effectiveFrom";
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "价格不能从过去的 " + effectiveFrom + " 起生效（现在是 " + now + "）；更正已计费的调用请发起重新批价。",
                    "A price cannot begin in the past, at " + effectiveFrom + " (it is " + now
                            + " now); to correct what was charged already, propose a rerating.");
        }
    }
}
