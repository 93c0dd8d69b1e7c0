package io.hefu.billing.reconciliation;

import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.BilingualRefusal;
import io.hefu.core.refusal.ErrorCode;
import io.hefu.core.refusal.FieldProblem;
import java.time.LocalDate;
import java.util.List;

/** Why accounts are not compared, or not in that way. */
public sealed interface ReconciliationRefusal extends BilingualRefusal {

    /** There is no statement yet of all that is to be compared. */
    record PeriodOpen(LocalDate openFrom) implements ReconciliationRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.INCOMPATIBLE_STATE;
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "账务自 " + openFrom + " 起尚未关账，只能核对已关账的日期。",
                    "The books are open from " + openFrom + " on: only days before can be reconciled.");
        }
    }

    /** Rules that nothing could be compared by. */
    record Malformed(String field, Bilingual expectation) implements ReconciliationRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.INVALID_ARGUMENT;
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(field + " " + expectation.chinese() + "。", field + " " + expectation.english() + ".");
        }

        @Override
        public List<FieldProblem> problems() {
            return List.of(new FieldProblem(field, expectation));
        }
    }

    /** Somebody else has set rules since they were read. */
    record RulesChanged(int latest) implements ReconciliationRefusal {

        @Override
        public ErrorCode code() {
            return new ErrorCode(412, "PRECONDITION_FAILED");
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "规则已被他人修改，当前版本为 " + latest + "，请刷新后重试。",
                    "Somebody changed the rules meanwhile, they are at version " + latest + ": read them again.");
        }
    }
}
