package io.hefu.billing.payout;

import io.hefu.core.language.Bilingual;
import io.hefu.core.payout.NewBankAccount;
import io.hefu.core.refusal.FieldProblem;
import io.hefu.core.refusal.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a bank account must look like. Names begin with a letter, so that no spreadsheet takes them for a formula. */
final class AccountRules {

    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{N} ()（）·.&,，、-]{1,119}");
    private static final Pattern BANK_CODE = Pattern.compile("[0-9]{12}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{8,32}");

    private AccountRules() {}

    /** @throws RefusedException with {@link PayoutRefusal.AccountMalformed}, naming all fields at fault */
    static void require(NewBankAccount account) {
        List<FieldProblem> problems = new ArrayList<>();
        require(problems, "name", NAME, account.name(), "应为 2 到 120 个字的户名", "must be the account holder's name");
        require(problems, "bank", NAME, account.bank(), "应为 2 到 120 个字的开户行名称", "must be the bank's name");
        require(problems, "bankCode", BANK_CODE, account.bankCode(), "应为 12 位联行号", "must be 12 digits (CNAPS)");
        require(problems, "number", NUMBER, account.number(), "应为 8 到 32 位数字的账号", "must be 8 to 32 digits");
        if (!problems.isEmpty()) {
            throw new RefusedException(new PayoutRefusal.AccountMalformed(problems));
        }
    }

    private static void require(
            List<FieldProblem> problems, String field, Pattern form, String value, String chinese, String english) {
        if (!form.matcher(value).matches()) {
            problems.add(new FieldProblem(field, new Bilingual(chinese, english)));
        }
    }
}
