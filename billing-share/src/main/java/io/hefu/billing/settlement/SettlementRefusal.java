package io.hefu.billing.settlement;

import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.BilingualRefusal;
import io.hefu.core.refusal.ErrorCode;
import io.hefu.core.settlement.StatementPeriod;

/** Why a step of the settlement is not possible. */
public sealed interface SettlementRefusal extends BilingualRefusal {

    /** @param expected the state it must be in */
    record WrongState(StatementPeriod period, String state, String expected) implements SettlementRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.INCOMPATIBLE_STATE;
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "账期 " + period + " 的状态为 " + state + "，需要为 " + expected + "。",
                    "The period " + period + " is " + state + "; it must be " + expected + " for this.");
        }
    }

    /** Four eyes: who reviewed a month does not issue it. */
    record OwnReview(StatementPeriod period) implements SettlementRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.PERMISSION_DENIED;
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "账期 " + period + " 由您复核，请由另一位管理员出账。",
                    "You reviewed " + period + ": another administrator must issue it.");
        }
    }

    /** No such period, or no statement of that party for it. */
    record NotFound(String period) implements SettlementRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.NOT_FOUND;
        }

        @Override
        public Bilingual detail() {
            return new Bilingual("没有该账期或结算单：" + period + "。", "There is no such period or statement: " + period + ".");
        }
    }
}
