package io.hefu.billing.agreement;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.ErrorCode;
import io.hefu.core.refusal.Refusal;
import java.time.Instant;

/** Why terms cannot become an agreement. */
public sealed interface AgreementRefusal extends Refusal {

    @Override
    default ErrorCode code() {
        return ErrorCode.INVALID_ARGUMENT;
    }

    /** Reasons about which there is no more to say. */
    enum Plain implements AgreementRefusal {
        REFUNDS_UNDECIDED("The terms do not say what becomes of refunds; begin with a clause that excludes them.");

        private final String message;

        Plain(String message) {
            this.message = message;
        }

        @Override
        public String message() {
            return message;
        }
    }

    record NameMalformed(String name) implements AgreementRefusal {

        @Override
        public String message() {
            return "An agreement cannot be called \"" + name
                    + "\"; use 1 to 80 of a-z, 0-9 and -, starting with a letter.";
        }
    }

    record ClauseMalformed(String number) implements AgreementRefusal {

        @Override
        public String message() {
            return "\"" + number + "\" is no clause number; write it like 3 or 3.2.";
        }
    }

    record ClauseTwice(Clause clause) implements AgreementRefusal {

        @Override
        public String message() {
            return "There are two clauses " + clause + "; give each its own number.";
        }
    }

    record TooMany(String what, int count, int most) implements AgreementRefusal {

        @Override
        public String message() {
            return "The terms have " + count + " " + what + "; have " + most + " at most.";
        }
    }

    record PartyTwice(OrganisationId party) implements AgreementRefusal {

        @Override
        public String message() {
            return "Party " + party + " is named twice; name each once.";
        }
    }

    record UnknownParty(Clause clause, OrganisationId party) implements AgreementRefusal {

        @Override
        public String message() {
            return "Clause " + clause + " names " + party + ", which is no party; add it to the parties.";
        }
    }

    record PercentageOutOfRange(Clause clause, int basisPoints) implements AgreementRefusal {

        @Override
        public String message() {
            return "Clause " + clause + " has " + basisPoints + " basis points; give 1 to 10000.";
        }
    }

    record AmountOutOfRange(Clause clause, Money amount) implements AgreementRefusal {

        @Override
        public String message() {
            return "Clause " + clause + " has an amount of " + amount
                    + "; give more than 0, and 1000000000 CNY at most.";
        }
    }

    record PortionTwice(Clause clause, OrganisationId party) implements AgreementRefusal {

        @Override
        public String message() {
            return "Clause " + clause + " gives " + party + " two portions; give it one, with its whole share.";
        }
    }

    /** The portions of a split, or of one of its bands. */
    record MoreThanTheWhole(Clause clause, long basisPoints) implements AgreementRefusal {

        @Override
        public String message() {
            return "The portions of clause " + clause + " sum to " + basisPoints
                    + " basis points; make it 10000 at most.";
        }
    }

    record MoreThanGross(long basisPoints) implements AgreementRefusal {

        @Override
        public String message() {
            return "Clauses claim " + basisPoints
                    + " basis points of the gross; make it 10000 at most, or reckon some of them on the net.";
        }
    }

    record BandsOutOfPlace(Clause clause) implements AgreementRefusal {

        @Override
        public String message() {
            return "The bands of clause " + clause + " do not cover every total once; let the first begin at 0,"
                    + " each other where the one before ends, and the last have no end.";
        }
    }

    record NotOneRemainder(int clauses) implements AgreementRefusal {

        @Override
        public String message() {
            return clauses + " clauses give the remainder; let exactly one.";
        }
    }

    record AfterRemainder(Clause clause) implements AgreementRefusal {

        @Override
        public String message() {
            return "Clause " + clause + " comes after the remainder, when nothing is left; put it before.";
        }
    }

    record BeforeRemainder(Clause clause) implements AgreementRefusal {

        @Override
        public String message() {
            return "Clause " + clause
                    + " moves shares before all is shared out; put it after the clause on the remainder.";
        }
    }

    record ExclusionNotFirst(Clause clause) implements AgreementRefusal {

        @Override
        public String message() {
            return "Clause " + clause + " excludes what clauses before it have shared; put exclusions first.";
        }
    }

    record ExclusionTwice(Clause clause, Exclusion.Reason reason) implements AgreementRefusal {

        @Override
        public String message() {
            return "Clause " + clause + " excludes " + reason + " a second time; exclude it once.";
        }
    }

    record RefundKept(Clause clause) implements AgreementRefusal {

        @Override
        public String message() {
            return "Clause " + clause
                    + " lets a party keep refunds; they go back to customers: name nobody who keeps them.";
        }
    }

    record FromAndToTheSame(Clause clause, OrganisationId party) implements AgreementRefusal {

        @Override
        public String message() {
            return "Clause " + clause + " lets " + party + " pay itself; name two parties.";
        }
    }

    record LimitOnRemainder(Clause clause, OrganisationId party) implements AgreementRefusal {

        @Override
        public String message() {
            return "Clause " + clause + " limits " + party
                    + ", which takes the remainder whatever that is; limit another party.";
        }
    }

    record CapBelowPromise(Clause clause, Money most, Clause promise, Money least) implements AgreementRefusal {

        @Override
        public String message() {
            return "Clause " + clause + " caps at " + most + " what clause " + promise + " promises to be at least "
                    + least + "; raise the one or lower the other.";
        }
    }

    record PaidAfterCap(Clause clause, Clause later) implements AgreementRefusal {

        @Override
        public String message() {
            return "Clause " + later + " pays a party that clause " + clause
                    + " has capped before; put the cap after it.";
        }
    }

    /** There is another agreement on the same API and operation, or this one was on something else before. */
    record ScopeDiffers(String agreement) implements AgreementRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.INCOMPATIBLE_STATE;
        }

        @Override
        public String message() {
            return "Agreement " + agreement + " stands in the way: an agreement keeps to its API and operation,"
                    + " and these have one agreement only; write a new version of that one.";
        }
    }

    record NotAfterPrevious(int previousVersion, Instant previousFrom) implements AgreementRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.INCOMPATIBLE_STATE;
        }

        @Override
        public String message() {
            return "Version " + previousVersion + " is in force from " + previousFrom
                    + "; let the next one begin later.";
        }
    }

    /** Half a month under a guarantee, a cap or a tier: nobody wrote down what that would be. */
    record NotAtStartOfMonth(int version, Clause clause) implements AgreementRefusal {

        @Override
        public String message() {
            return "Clause " + clause + " of version " + version
                    + " counts by the month; let the new version begin on the first of one, at 00:00 in Asia/Shanghai.";
        }
    }
}
