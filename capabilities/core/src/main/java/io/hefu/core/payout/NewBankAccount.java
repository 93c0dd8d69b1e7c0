package io.hefu.core.payout;

/**
 * Where a party wants to be paid.
 *
 * @param bankCode of the branch, 12 digits (CNAPS)
 * @param number of the account; never in a message, a log or {@link #toString()}
 */
public record NewBankAccount(String name, String bank, String bankCode, String number) {

    @Override
    public String toString() {
        return "NewBankAccount[bankCode=" + bankCode + "]";
    }
}
