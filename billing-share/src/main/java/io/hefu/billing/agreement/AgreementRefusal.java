package io.hefu.billing.agreement;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.language.Bilingual;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.BilingualRefusal;
import io.hefu.core.refusal.ErrorCode;
import io.hefu.core.refusal.FieldProblem;
import java.time.Instant;
import java.util.List;

/** Why terms cannot become an agreement. */
public sealed interface AgreementRefusal extends BilingualRefusal {

    @Override
    default ErrorCode code() {
        return ErrorCode.INVALID_ARGUMENT;
    }

    /** The field that is at fault, as requests name it; clauses by their numbers: {@code clauses[3.2].basisPoints}. */
    String field();

    @Override
    default List<FieldProblem> problems() {
        return List.of(new FieldProblem(field(), detail()));
    }

    /** Reasons about which there is no more to say. */
    enum Plain implements AgreementRefusal {
        REFUNDS_UNDECIDED(
                "条款没有说明退款如何处理，请以排除退款的条款开头。",
                "The terms do not say what becomes of refunds; begin with a clause that excludes them.");

        private final Bilingual detail;

        Plain(String chinese, String english) {
            this.detail = new Bilingual(chinese, english);
        }

        @Override
        public String field() {
            return "clauses";
        }

        @Override
        public Bilingual detail() {
            return detail;
        }
    }

    record NameMalformed(String name) implements AgreementRefusal {

        @Override
        public String field() {
            return "agreement";
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "协议名称 \"" + name + "\" 不合规：以字母开头，1 到 80 个 a-z、0-9 和 -。",
                    "An agreement cannot be called \"" + name
                            + "\"; use 1 to 80 of a-z, 0-9 and -, starting with a letter.");
        }
    }

    record ClauseMalformed(String number) implements AgreementRefusal {

        @Override
        public String field() {
            return "clauses";
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "\"" + number + "\" 不是条款编号，应写作 3 或 3.2。",
                    "\"" + number + "\" is no clause number; write it like 3 or 3.2.");
        }
    }

    record ClauseTwice(Clause clause) implements AgreementRefusal {

        @Override
        public String field() {
            return "clauses[" + clause + "].number";
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "条款 " + clause + " 出现了两次，请为每条使用不同的编号。",
                    "There are two clauses " + clause + "; give each its own number.");
        }
    }

    record TooMany(String what, int count, int most) implements AgreementRefusal {

        @Override
        public String field() {
            return "clauses";
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "条款或参与方过多（" + what + "：" + count + "），最多 " + most + " 个。",
                    "The terms have " + count + " " + what + "; have " + most + " at most.");
        }
    }

    record PartyTwice(OrganisationId party) implements AgreementRefusal {

        @Override
        public String field() {
            return "parties";
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "参与方 " + party + " 出现了两次，请只列一次。", "Party " + party + " is named twice; name each once.");
        }
    }

    record UnknownParty(Clause clause, OrganisationId party) implements AgreementRefusal {

        @Override
        public String field() {
            return "clauses[" + clause + "].party";
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "条款 " + clause + " 提到的 " + party + " 不是参与方，请先加入参与方。",
                    "Clause " + clause + " names " + party + ", which is no party; add it to the parties.");
        }
    }

    record PercentageOutOfRange(Clause clause, int basisPoints) implements AgreementRefusal {

        @Override
        public String field() {
            return "clauses[" + clause + "].basisPoints";
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "条款 " + clause + " 的比例为 " + basisPoints + " 个基点，应在 1 到 10000 之间。",
                    "Clause " + clause + " has " + basisPoints + " basis points; give 1 to 10000.");
        }
    }

    record AmountOutOfRange(Clause clause, Money amount) implements AgreementRefusal {

        @Override
        public String field() {
            return "clauses[" + clause + "].amount";
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "条款 " + clause + " 的金额为 " + amount + "，应大于 0 且不超过 1000000000 CNY。",
                    "Clause " + clause + " has an amount of " + amount
                            + "; give more than 0, and 1000000000 CNY at most.");
        }
    }

    record PortionTwice(Clause clause, OrganisationId party) implements AgreementRefusal {

        @Override
        public String field() {
            return "clauses[" + clause + "].portions";
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "条款 " + clause + " 给了 " + party + " 两份，请合并为一份。",
                    "Clause " + clause + " gives " + party + " two portions; give it one, with its whole share.");
        }
    }

    /** The portions of a split, or of one of its bands. */
    record MoreThanTheWhole(Clause clause, long basisPoints) implements AgreementRefusal {

        @Override
        public String field() {
            return "clauses[" + clause + "].portions";
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "条款 " + clause + " 的份额合计 " + basisPoints + " 个基点，最多 10000。",
                    "The portions of clause " + clause + " sum to " + basisPoints
                            + " basis points; make it 10000 at most.");
        }
    }

    record MoreThanGross(long basisPoints) implements AgreementRefusal {

        @Override
        public String field() {
            return "clauses";
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "各条款对总收入的主张合计 " + basisPoints + " 个基点，最多 10000，或改为按净额计算。",
                    "Clauses claim " + basisPoints
                            + " basis points of the gross; make it 10000 at most, or reckon some of them on the net.");
        }
    }

    record BandsOutOfPlace(Clause clause) implements AgreementRefusal {

        @Override
        public String field() {
            return "clauses[" + clause + "].bands";
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "条款 " + clause + " 的各档没有恰好覆盖每个总额一次：第一档从 0 开始，之后每档从前一档结束处开始，最后一档没有终点。",
                    "The bands of clause " + clause + " do not cover every total once; let the first begin at 0,"
                            + " each other where the one before ends, and the last have no end.");
        }
    }

    record NotOneRemainder(int clauses) implements AgreementRefusal {

        @Override
        public String field() {
            return "clauses";
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "有 " + clauses + " 条余额条款，应恰好一条。", clauses + " clauses give the remainder; let exactly one.");
        }
    }

    record AfterRemainder(Clause clause) implements AgreementRefusal {

        @Override
        public String field() {
            return "clauses[" + clause + "]";
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "条款 " + clause + " 在余额条款之后，已无可分，请放到它之前。",
                    "Clause " + clause + " comes after the remainder, when nothing is left; put it before.");
        }
    }

    record BeforeRemainder(Clause clause) implements AgreementRefusal {

        @Override
        public String field() {
            return "clauses[" + clause + "]";
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "条款 " + clause + " 在分配完成之前就转移份额，请放到余额条款之后。",
                    "Clause " + clause
                            + " moves shares before all is shared out; put it after the clause on the remainder.");
        }
    }

    record ExclusionNotFirst(Clause clause) implements AgreementRefusal {

        @Override
        public String field() {
            return "clauses[" + clause + "]";
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "条款 " + clause + " 要排除之前条款已分配的金额，请把排除条款放在最前。",
                    "Clause " + clause + " excludes what clauses before it have shared; put exclusions first.");
        }
    }

    record ExclusionTwice(Clause clause, Exclusion.Reason reason) implements AgreementRefusal {

        @Override
        public String field() {
            return "clauses[" + clause + "].reason";
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "条款 " + clause + " 再次排除 " + reason + "，请只排除一次。",
                    "Clause " + clause + " excludes " + reason + " a second time; exclude it once.");
        }
    }

    record RefundKept(Clause clause) implements AgreementRefusal {

        @Override
        public String field() {
            return "clauses[" + clause + "].party";
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "条款 " + clause + " 让一方留下退款；退款应退还客户，请不要指定留存方。",
                    "Clause " + clause
                            + " lets a party keep refunds; they go back to customers: name nobody who keeps them.");
        }
    }

    record FromAndToTheSame(Clause clause, OrganisationId party) implements AgreementRefusal {

        @Override
        public String field() {
            return "clauses[" + clause + "].from";
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "条款 " + clause + " 让 " + party + " 付给自己，请写明两个不同的参与方。",
                    "Clause " + clause + " lets " + party + " pay itself; name two parties.");
        }
    }

    record LimitOnRemainder(Clause clause, OrganisationId party) implements AgreementRefusal {

        @Override
        public String field() {
            return "clauses[" + clause + "].party";
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "条款 " + clause + " 限制了 " + party + "，而它获得全部余额；请限制其他参与方。",
                    "Clause " + clause + " limits " + party
                            + ", which takes the remainder whatever that is; limit another party.");
        }
    }

    record CapBelowPromise(Clause clause, Money most, Clause promise, Money least) implements AgreementRefusal {

        @Override
        public String field() {
            return "clauses[" + clause + "].amount";
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "条款 " + clause + " 封顶 " + most + "，低于条款 " + promise + " 承诺的至少 " + least + "；请提高前者或降低后者。",
                    "Clause " + clause + " caps at " + most + " what clause " + promise + " promises to be at least "
                            + least + "; raise the one or lower the other.");
        }
    }

    record PaidAfterCap(Clause clause, Clause later) implements AgreementRefusal {

        @Override
        public String field() {
            return "clauses[" + clause + "]";
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "条款 " + later + " 又付给条款 " + clause + " 已封顶的一方，请把封顶条款放到它之后。",
                    "Clause " + later + " pays a party that clause " + clause
                            + " has capped before; put the cap after it.");
        }
    }

    /** There is another agreement on the same API and operation, or this one was on something else before. */
    record ScopeDiffers(String agreement) implements AgreementRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.INCOMPATIBLE_STATE;
        }

        @Override
        public String field() {
            return "agreement";
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "与协议 " + agreement + " 冲突：一个协议只对应它的 API 与操作，而它们也只有一个协议；请为该协议写新版本。",
                    "Agreement " + agreement + " stands in the way: an agreement keeps to its API and operation,"
                            + " and these have one agreement only; write a new version of that one.");
        }
    }

    record NotAfterPrevious(int previousVersion, Instant previousFrom) implements AgreementRefusal {

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

    /** Half a month under a guarantee, a cap or a tier: nobody wrote down what that would be. */
    record NotAtStartOfMonth(int version, Clause clause) implements AgreementRefusal {

        @Override
        public String field() {
            return "effectiveFrom";
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "第 " + version + " 版的条款 " + clause + " 按月计算，新版本必须从某月 1 日 00:00（Asia/Shanghai）开始。",
                    "Clause " + clause + " of version " + version
                            + " counts by the month; let the new version begin on the first of one, at 00:00 in Asia/Shanghai.");
        }
    }

    /**
     * Something is missing, of no use, or in no form that can be read.
     *
     * @param expectation completing "{field} …"
     */
    record Field(String field, Bilingual expectation) implements AgreementRefusal {

        @Override
        public Bilingual detail() {
            return new Bilingual(field + " " + expectation.chinese() + "。", field + " " + expectation.english() + ".");
        }

        @Override
        public List<FieldProblem> problems() {
            return List.of(new FieldProblem(field, expectation));
        }
    }

    /**
     * What is closed was stated under the terms of then.
     *
     * @param openFrom the first moment that is open
     */
    record InClosedBooks(Instant openFrom) implements AgreementRefusal {

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
                    openFrom + " 之前的账已经关闭，协议不能追溯到那时生效；请从它或之后开始，已关账期请发起重新批价。",
                    "The books before " + openFrom
                            + " are closed, and no agreement reaches back into them; begin then or"
                            + " later, and propose a rerating for what is closed.");
        }
    }
}
