package io.hefu.billing.payout;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.language.Bilingual;
import io.hefu.core.payout.PayoutCandidate.Obstacle;
import io.hefu.core.refusal.BilingualRefusal;
import io.hefu.core.refusal.ErrorCode;
import io.hefu.core.refusal.FieldProblem;
import java.util.List;
import java.util.Optional;

/** Why a step of paying is not taken. */
public sealed interface PayoutRefusal extends BilingualRefusal {

    /** Reasons about which there is no more to say. */
    enum Plain implements PayoutRefusal {
        NO_PAYOUT(ErrorCode.NOT_FOUND, "没有这个付款批次。", "There is no such payout."),
        NO_ACCOUNT(ErrorCode.NOT_FOUND, "没有待审批的这个银行账户。", "No such bank account awaits a decision."),
        NO_HOLD(ErrorCode.NOT_FOUND, "没有待审批的这个付款暂停或恢复申请。", "No such change of a hold awaits a decision."),
        NOTHING_PAYABLE(
                ErrorCode.INCOMPATIBLE_STATE,
                "目前没有可以付款的金额，原因见付款候选列表。",
                "Nothing can be paid now: the candidates say why."),
        OWN_PAYOUT(
                new ErrorCode(403, "OWN_PAYOUT"),
                "不能审批自己创建的付款批次，请由另一位审批人处理。",
                "Nobody approves a payout they created themselves: ask another approver."),
        OWN_BANK_ACCOUNT(
                new ErrorCode(403, "OWN_BANK_ACCOUNT"),
                "不能审批自己提出的银行账户变更，请由另一位人员处理。",
                "Nobody decides on a bank account they proposed themselves: ask another person."),
        OWN_HOLD(
                new ErrorCode(403, "OWN_HOLD"),
                "不能审批自己提出的暂停或恢复，请由另一位审批人处理。",
                "Nobody decides on a hold they proposed themselves: ask another approver."),
        PROPOSAL_PENDING(
                ErrorCode.INCOMPATIBLE_STATE, "已有变更等待审批，请先处理。", "A change awaits its decision: decide on it first."),
        HOLD_UNCHANGED(
                ErrorCode.INCOMPATIBLE_STATE, "该合作伙伴的付款已处于所要求的状态。", "The party's payouts are as wanted already."),
        SEALING_KEY_MISSING(
                ErrorCode.UNAVAILABLE,
                "尚未配置 hefu.billing.payout.sealing-key，无法保存银行账号，请联系运维人员。",
                "hefu.billing.payout.sealing-key is not set, so account numbers cannot be kept: ask those who run the platform.");

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

    /** @param state the payout's, which allows no such step */
    record WrongState(String state) implements PayoutRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.INCOMPATIBLE_STATE;
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "付款批次的状态是 " + state + "，不能执行此操作。", "The payout is " + state + ", which does not allow this.");
        }
    }

    /** A party that was named cannot be paid now. */
    record NotPayable(OrganisationId party, Optional<Obstacle> obstacle) implements PayoutRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.INCOMPATIBLE_STATE;
        }

        @Override
        public Bilingual detail() {
            String why = obstacle.map(Obstacle::name).orElse("NOTHING_PAYABLE");
            return new Bilingual(
                    "组织 " + party + " 目前不能付款：" + why + "。",
                    "Organisation " + party + " cannot be paid now: " + why + ".");
        }
    }

    /** Since the payout was created, a party's payouts, account or amount have changed. */
    record Stale(OrganisationId party) implements PayoutRefusal {

        @Override
        public ErrorCode code() {
            return new ErrorCode(409, "PAYOUT_STALE");
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "组织 " + party + " 的应付金额、银行账户或付款状态已变化，请取消该批次并重新创建。",
                    "What can be paid to organisation " + party
                            + " has changed since: cancel this payout and create another.");
        }
    }

    /** Fields of a bank account that are not as they must be. */
    record AccountMalformed(List<FieldProblem> problems) implements PayoutRefusal {

        public AccountMalformed {
            problems = List.copyOf(problems);
        }

        @Override
        public ErrorCode code() {
            return ErrorCode.INVALID_ARGUMENT;
        }

        @Override
        public Bilingual detail() {
            return new Bilingual("银行账户信息有误。", "The bank account is not as it must be; see the fields.");
        }
    }

    /**
     * A file of results that is not taken, nothing of it.
     *
     * @param row counted from 1; 0 where it is the file as a whole
     */
    record ResultRefused(long row, Cause cause) implements PayoutRefusal {

        /** What is wrong with it. */
        enum Cause {
            MALFORMED("文件不是 UTF-8 编码的 CSV", "the file is no CSV in UTF-8"),
            EMPTY("文件没有结果", "the file has no results"),
            HEADER("表头应为 reference,status,date,reason", "the header must be reference,status,date,reason"),
            UNKNOWN_REFERENCE("付款参考号不属于该批次", "the reference is none of this payout's"),
            STATUS("状态应为 PAID 或 RETURNED", "the status must be PAID or RETURNED"),
            DATE("日期应在审批日与今天之间，格式为 YYYY-MM-DD", "the date must be YYYY-MM-DD, from the approval to today"),
            REASON("退回应有 1 到 200 个字的原因", "a return needs a reason of 1 to 200 characters"),
            CONTRADICTS("与已登记的退回结果矛盾", "it contradicts the return that is known");

            private final Bilingual words;

            Cause(String chinese, String english) {
                this.words = new Bilingual(chinese, english);
            }
        }

        @Override
        public ErrorCode code() {
            return new ErrorCode(422, "PAYOUT_RESULT_REFUSED");
        }

        @Override
        public Bilingual detail() {
            String line = row == 0 ? "" : "第 " + row + " 行：";
            String place = row == 0 ? "" : "Row " + row + ": ";
            return new Bilingual(
                    line + cause.words.chinese() + "。文件未导入。",
                    place + cause.words.english() + ". Nothing of the file was imported.");
        }
    }
}
