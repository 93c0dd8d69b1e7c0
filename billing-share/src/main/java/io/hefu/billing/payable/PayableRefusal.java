package io.hefu.billing.payable;

import io.hefu.core.language.Bilingual;
import io.hefu.core.payout.Payable.State;
import io.hefu.core.refusal.BilingualRefusal;
import io.hefu.core.refusal.ErrorCode;
import java.math.BigDecimal;
import java.time.LocalDate;

/** Why a step with an issued statement is not taken. */
public sealed interface PayableRefusal extends BilingualRefusal {

    /** Reasons about which there is no more to say. */
    enum Plain implements PayableRefusal {
        NO_STATEMENT(ErrorCode.NOT_FOUND, "该月没有已出具的结算单。", "No statement of this month has been issued."),
        NOT_CONFIRMED(
                ErrorCode.INCOMPATIBLE_STATE,
                "结算单尚未确认，请先确认，再登记发票。",
                "The statement is not confirmed: confirm it first, then register the invoice."),
        NOTHING_TO_INVOICE(
                ErrorCode.INCOMPATIBLE_STATE,
                "目前没有需要开票的金额。",
                "Nothing is to be invoiced now: what is payable is invoiced, disputed or paid."),
        NUMBER_MALFORMED(
                ErrorCode.INVALID_ARGUMENT,
                "发票号码有误：数电发票为 20 位数字，前两位是开票年份；其他发票写作“代码-号码”。",
                "The number is none of an invoice: 20 digits that begin with the year of a digitalised one, or"
                        + " code-number."),
        NUMBER_TAKEN(
                ErrorCode.ALREADY_EXISTS,
                "该发票号码已登记过，内容不同，请核对。",
                "An invoice of this number is registered already with other content: check the number."),
        TAX_RATE_UNKNOWN(
                ErrorCode.INVALID_ARGUMENT,
                "税率有误，应为 0%、1%、1.5%、3%、5%、6%、9% 或 13%。",
                "The tax rate is none in force: 0, 1, 1.5, 3, 5, 6, 9 or 13 percent.");

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

    /** It cannot be confirmed in its state. */
    record NotToConfirm(State state) implements PayableRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.INCOMPATIBLE_STATE;
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "结算单的状态是 " + state + "，不能确认。有争议的请先处理争议。",
                    "The statement is " + state + " and cannot be confirmed; settle what is disputed first.");
        }
    }

    /** @param expectedFen what the invoice must be about */
    record WrongAmount(long expectedFen) implements PayableRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.OUT_OF_RANGE;
        }

        @Override
        public Bilingual detail() {
            String yuan = BigDecimal.valueOf(expectedFen, 2).toPlainString();
            return new Bilingual(
                    "发票金额应为 " + yuan + " 元（含税），与应付金额一致。",
                    "The invoice must be about " + yuan + " CNY, tax included: what is payable and not disputed.");
        }
    }

    /** The invoice cannot be of its date. */
    record WrongDate(LocalDate from, LocalDate to) implements PayableRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.OUT_OF_RANGE;
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "开票日期应在 " + from + " 至 " + to + " 之间。",
                    "The invoice's date must be within " + from + ", when the statement was issued, and " + to + ".");
        }
    }
}
