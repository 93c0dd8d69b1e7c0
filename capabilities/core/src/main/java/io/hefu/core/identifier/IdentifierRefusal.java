package io.hefu.core.identifier;

import io.hefu.core.refusal.ErrorCode;
import io.hefu.core.refusal.Refusal;

/** Why it cannot be told whom a call is about. CAMARA Commonalities 0.6, API Design Guide §3.2 and Appendix A. */
public sealed interface IdentifierRefusal extends Refusal {

    /** Neither the access token nor the request says it. */
    record Missing() implements IdentifierRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.MISSING_IDENTIFIER;
        }

        @Override
        public String message() {
            return "The device cannot be identified; send its phoneNumber, or use a 3-legged access token.";
        }
    }

    /** The access token says it already. */
    record Unnecessary() implements IdentifierRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.UNNECESSARY_IDENTIFIER;
        }

        @Override
        public String message() {
            return "The device is already identified by the access token; leave device and phoneNumber out.";
        }
    }

    /** It is said in none of the ways that are resolved here. */
    record Unsupported() implements IdentifierRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.UNSUPPORTED_IDENTIFIER;
        }

        @Override
        public String message() {
            return "Devices are identified by phone number only; send phoneNumber.";
        }
    }

    /** The operator knows nobody by it. */
    record NotFound() implements IdentifierRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.IDENTIFIER_NOT_FOUND;
        }

        @Override
        public String message() {
            return "The operator knows no device with this identifier; check the number and that it is this operator's.";
        }
    }
}
