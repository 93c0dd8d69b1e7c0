package io.hefu.billing.incident;

import io.hefu.billing.agreement.Clause;
import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.BilingualRefusal;
import io.hefu.core.refusal.ErrorCode;
import java.time.YearMonth;

/** Why incidents were not counted. */
public sealed interface IncidentRefusal extends BilingualRefusal {

    @Override
    default ErrorCode code() {
        return ErrorCode.INVALID_ARGUMENT;
    }

    /** No version was in force then, or there is no such agreement at all. */
    record NoAgreement(String agreement, YearMonth month) implements IncidentRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.NOT_FOUND;
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    month + " 没有生效的协议 " + agreement + "，请检查名称和月份。",
                    "No agreement " + agreement + " was in force in " + month + ": check its name, and the month.");
        }
    }

    record NoPenalty(Clause clause) implements IncidentRefusal {

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "条款 " + clause + " 不是考核扣款条款，请指明扣款条款。",
                    "Clause " + clause + " claims no penalty: name one that does.");
        }
    }

    record InTheFuture(YearMonth month) implements IncidentRefusal {

        @Override
        public Bilingual detail() {
            return new Bilingual(month + " 还没有开始。", month + " has not begun.");
        }
    }

    /** Nothing, or more taken back than was counted. */
    record CountOutOfRange(long count, long counted) implements IncidentRefusal {

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "次数 " + count + " 无效：不能为 0，也不能使已计的 " + counted + " 次变为负数。",
                    "A count of " + count + " is none: it is not 0, and takes no more back than the " + counted
                            + " that were counted.");
        }
    }
}
