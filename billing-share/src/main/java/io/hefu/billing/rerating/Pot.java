package io.hefu.billing.rerating;

import io.hefu.billing.statement.AgreementRef;

/** What calls are charged by and shared under. */
record Pot(int priceVersion, AgreementRef agreement) {

    @Override
    public String toString() {
        return priceVersion + " " + agreement.agreement() + " " + agreement.version();
    }
}
