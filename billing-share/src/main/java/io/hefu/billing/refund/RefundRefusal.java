package io.hefu.billing.refund;

import io.hefu.core.call.CallId;
import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.BilingualRefusal;
import io.hefu.core.refusal.ErrorCode;

/** Why calls were not refunded. */
public sealed interface RefundRefusal extends BilingualRefusal {

    @Override
    default ErrorCode code() {
        return ErrorCode.INVALID_ARGUMENT;
    }

    /** None was named, or none of those named was charged. */
    record NothingCharged() implements RefundRefusal {

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "指明的调用都没有收费，请检查调用标识和 x-correlator。",
                    "None of these calls was charged: check their ids and correlators.");
        }
    }

    record TooMany(int most) implements RefundRefusal {

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "一次最多退 " + most + " 个调用，请分多次。", "A refund has " + most + " calls at most: make several.");
        }
    }

    /** It is another developer's, was not rated yet, or never was. */
    record Unknown(CallId call) implements RefundRefusal {

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "该开发者没有已计费的调用 " + call + "，请检查标识。", "The developer has no rated call " + call + ": check its id.");
        }
    }

    record AlreadyRefunded(CallId call) implements RefundRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.ALREADY_EXISTS;
        }

        @Override
        public Bilingual detail() {
            return new Bilingual("调用 " + call + " 已经退款。", "The call " + call + " was refunded already.");
        }
    }

    /** What it costs now is a part of what its day costs, and of no call alone. */
    record RatedAnew(CallId call) implements RefundRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.INCOMPATIBLE_STATE;
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "调用 " + call + " 所在日期已重新批价，不能单独退款；请改用调账。",
                    "The day of call " + call + " was rated anew, so it has no price of its own: book an adjustment.");
        }
    }
}
