package io.hefu.billing.agreement;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.refusal.ErrorCode;
import io.hefu.core.refusal.Refusal;
import java.time.Instant;

/** Why terms cannot become an agreement. */
public sealed interface AgreementRefusal extends Refusal {

    @Override
    default ErrorCode code() {
        return ErrorCode.INVALID_ARGUMENT;
    }

    record PartyTwice(OrganisationId party) implements AgreementRefusal {

        @Override
        public String message() {
            return "Party " + party + " is named twice; name each once, with its whole share.";
        }
    }

    record ShareOutOfRange(OrganisationId party, int basisPoints) implements AgreementRefusal {

        @Override
        public String message() {
            return "Party " + party + " has " + basisPoints + " basis points; give each 1 to 10000.";
        }
    }

    record NotTheWhole(long basisPoints) implements AgreementRefusal {

        @Override
        public String message() {
            return "The shares sum to " + basisPoints + " basis points; make it 10000, which is the whole.";
        }
    }

    record NotOneRemainder(long parties) implements AgreementRefusal {

        @Override
        public String message() {
            return parties + " parties take the remainder; let exactly one.";
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
}
