package io.hefu.billing.bisection;

import io.hefu.core.language.Bilingual;
import io.hefu.core.reconciliation.SubtotalComparisons;
import io.hefu.core.refusal.BilingualRefusal;
import io.hefu.core.refusal.ErrorCode;
import java.time.LocalDate;

/** Why subtotals are not compared. */
public sealed interface SubtotalRefusal extends BilingualRefusal {

    /** No ranges, too many, or ranges that are none. */
    record Malformed() implements SubtotalRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.INVALID_ARGUMENT;
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "应给出 1 到 " + SubtotalComparisons.MOST_AT_ONCE + " 个时段，起止为整分钟，合计不超过 " + SubtotalComparisons.MOST_DAYS
                            + " 天；basis 应为 SHARE 或 GROSS。",
                    "State 1 to " + SubtotalComparisons.MOST_AT_ONCE
                            + " ranges that begin and end with a minute, spanning " + SubtotalComparisons.MOST_DAYS
                            + " days at most; the basis is SHARE or GROSS.");
        }
    }

    /** There is no statement yet of some of the days. */
    record DayOpen(LocalDate openFrom) implements SubtotalRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.INCOMPATIBLE_STATE;
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "账务自 " + openFrom + " 起尚未关账，只能比较之前的日期。",
                    "The books are open from " + openFrom + " on: only days before can be compared.");
        }
    }
}
