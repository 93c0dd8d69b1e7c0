package io.hefu.billing.dispute;

import io.hefu.core.language.Bilingual;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.BilingualRefusal;
import io.hefu.core.refusal.ErrorCode;

/** Why a dispute is not opened, or a step not taken. */
public sealed interface DisputeRefusal extends BilingualRefusal {

    /** The state has no such step. */
    record NotNow(DisputeStep step, DisputeState state) implements DisputeRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.INCOMPATIBLE_STATE;
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "争议当前状态为 " + state + "，不能执行 " + step + "，请刷新后查看可执行的步骤。",
                    "The dispute is " + state + ": " + step + " is not possible now; load it again to see what is.");
        }
    }

    /** The step is the other side's. */
    record OtherSidesStep(DisputeStep step) implements DisputeRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.PERMISSION_DENIED;
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(step + " 由对方执行，请等待对方。", step + " is a step of the other side; wait for it.");
        }
    }

    /** Whoever proposed an adjustment has no say in it. */
    record OwnProposal(DisputeStep step) implements DisputeRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.PERMISSION_DENIED;
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    step + " 须由另一人执行，不能决定自己的提议。",
                    step + " takes a second person; let somebody else decide on your proposal.");
        }
    }

    /** Nothing is disputed. */
    record NothingDisputed(Money amount) implements DisputeRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.OUT_OF_RANGE;
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "争议金额为 " + amount + "，应大于 0。", "The disputed amount is " + amount + "; make it more than 0.");
        }
    }

    /** More than could be paid, whoever is right. */
    record MoreThanAtRisk(Money amount, Money atRisk) implements DisputeRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.OUT_OF_RANGE;
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "争议金额为 " + amount + "，该差异涉及的金额最多为 " + atRisk + "。",
                    "The disputed amount is " + amount + "; at most " + atRisk + " is at risk.");
        }
    }

    /** More than is disputed, or less than nothing. */
    record AdjustmentOutOfRange(Money adjustment, Money disputed) implements DisputeRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.OUT_OF_RANGE;
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "调整金额为 " + adjustment + "，应在 0 到争议金额 " + disputed + " 之间。",
                    "The adjustment is " + adjustment + "; make it 0 to " + disputed + ", which is disputed.");
        }
    }

    /** A proposal without an amount. */
    record AmountMissing() implements DisputeRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.INVALID_ARGUMENT;
        }

        @Override
        public Bilingual detail() {
            return new Bilingual("提议须给出调整金额，驳回时为 0。", "A proposal needs its amount; 0 to reject the dispute.");
        }
    }

    /** There is no such break in the run. */
    record NoSuchBreak() implements DisputeRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.NOT_FOUND;
        }

        @Override
        public Bilingual detail() {
            return new Bilingual("该次对账中没有这个差异，请检查标识。", "There is no such break in the run: check its key.");
        }
    }

    /** Newer files have led to a newer run. */
    record RunSuperseded() implements DisputeRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.INCOMPATIBLE_STATE;
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "该次对账已被新的对账取代，请对最新结果提出争议。", "A later run has superseded this one: dispute what that one found.");
        }
    }

    /** The break is disputed already, or was. */
    record AlreadyDisputed() implements DisputeRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.ALREADY_EXISTS;
        }

        @Override
        public Bilingual detail() {
            return new Bilingual("该差异已有争议，请在其中继续处理。", "The break is disputed already: go on with that dispute.");
        }
    }

    /** Under no agreement with the partner, so that nobody could be told to pay. */
    record NoAgreement(String product) implements DisputeRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.INCOMPATIBLE_STATE;
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    product + " 当时没有您参与的分成协议；若名称不同，请修改列映射后重新对账。",
                    "No agreement of yours covered " + product
                            + " then; where it is named otherwise, declare the mapping and reconcile again.");
        }
    }
}
