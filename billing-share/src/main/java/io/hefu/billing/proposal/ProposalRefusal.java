package io.hefu.billing.proposal;

import io.hefu.core.approval.Proposal;
import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.BilingualRefusal;
import io.hefu.core.refusal.ErrorCode;

/** Why a proposal was not approved, changed or withdrawn. */
public sealed interface ProposalRefusal extends BilingualRefusal {

    /** Reasons about which there is no more to say. */
    enum Plain implements ProposalRefusal {
        UNKNOWN(
                ErrorCode.NOT_FOUND,
                "没有这个提案，请检查标识和种类。",
                "There is no such proposal: check its id, and that it is of this kind."),
        /** Four eyes. */
        OWN_PROPOSAL(
                ErrorCode.PERMISSION_DENIED,
                "不能批准自己提出或最后修改的提案，请由另一人批准。",
                "Nobody approves what they proposed or changed last: ask another person."),
        CHANGED_SINCE(
                new ErrorCode(412, "PRECONDITION_FAILED"),
                "提案已被修改，与您核对的哈希不一致，请重新核对后再批准。",
                "The proposal is another text by now than the one of this hash: read it again, then approve that.");

        private final ErrorCode code;
        private final Bilingual detail;

        Plain(ErrorCode code, String chinese, String english) {
            this.code = code;
            this.detail = new Bilingual(chinese, english);
        }

        @Override
        public ErrorCode code() {
            return code;
        }

        @Override
        public Bilingual detail() {
            return detail;
        }
    }

    record Decided(Proposal.State state) implements ProposalRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.INCOMPATIBLE_STATE;
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "该提案的状态已是 " + state + "，请提出新的提案。", "The proposal is " + state + " already: make a new one.");
        }
    }
}
