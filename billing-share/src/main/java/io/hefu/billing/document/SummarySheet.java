package io.hefu.billing.document;

import io.hefu.billing.statement.Amounts;
import io.hefu.billing.statement.Balance;
import io.hefu.billing.statement.Clause;
import io.hefu.billing.statement.StatementHead;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.Worksheet;

/** The first sheet of a workbook: whose statement of what, what is payable, and the totals beside the lines added up again. */
final class SummarySheet {

    private static final List<String> TOTALS =
            List.of("项目 Item", "用量合计 Usage", "更正合计 Corrections", "合计 Total", "逐行求和 Sum of the lines", "核对 Check");

    private final Worksheet sheet;
    private final StatementDocument document;
    private final Balance balance;
    private int row;

    SummarySheet(Worksheet sheet, StatementDocument document, Balance balance) {
        this.sheet = sheet;
        this.document = document;
        this.balance = balance;
        Cells.landscape(sheet);
        sheet.width(0, 36);
        for (int column = 1; column < TOTALS.size(); column++) {
            sheet.width(column, 22);
        }
    }

    void facts() {
        String title = Wording.TITLE + " " + Wording.TITLE_IN_ENGLISH;
        sheet.value(row, 0, document.isDraft() ? title + "（" + Wording.DRAFT + "）" : title);
        sheet.style(row, 0).bold().fontSize(16).set();
        row += 2;
        fact("合作方 Party", document.partyName());
        fact("合作方编号 Party id", document.party().toString());
        fact("账期 Period", document.period() + " " + Wording.kind(document.period()));
        fact("业务日期 Business dates", Wording.dates(document.period()));
        fact(document.isDraft() ? "试算时间 Calculated at" : "出具时间 Issued at", Wording.time(document.madeAt()));
        fact("币种 Currency", "CNY 人民币");
        fact("结算单头哈希 Hash of the head", document.head().map(StatementHead::hash).map(Object::toString));
        fact("签名密钥 Key", document.head().map(StatementHead::keyId));
        document.agreements().forEach(seal -> fact("协议 Agreement", Wording.agreement(seal.agreement())));
        row++;
        amount("上期尾差 Opening residue", balance.openingResidue().yuan(), "#,##0.000000");
        amount("本期分成 Share", balance.earned().yuan(), "#,##0.000000");
        amount("应付 Payable", BigDecimal.valueOf(balance.payableFen(), 2), "#,##0.00");
        fact("应付（大写） Payable in words", CapitalNumerals.ofFen(balance.payableFen()));
        amount("本期尾差 Closing residue", balance.closingResidue().yuan(), "#,##0.000000");
        row++;
    }

    /** @param totals of usage, corrections and both */
    void totals(List<Clause> clauses, List<Amounts> totals, LineSheets usage, LineSheets corrections) {
        for (int column = 0; column < TOTALS.size(); column++) {
            Cells.head(sheet, row, column, TOTALS.get(column));
        }
        row++;
        List<String> items = LineSheets.Numbers.heads(clauses);
        List<List<Number>> numbers = new ArrayList<>();
        totals.forEach(amounts -> numbers.add(LineSheets.Numbers.of(amounts, clauses)));
        for (int item = 0; item < items.size(); item++) {
            Cells.text(sheet, row, 0, items.get(item));
            for (int column = 0; column < numbers.size(); column++) {
                Cells.number(sheet, row, 1 + column, numbers.get(column).get(item));
            }
            sheet.formula(row, 4, usage.sum(item) + "+" + corrections.sum(item));
            sheet.style(row, 4).format(item < 2 ? "#,##0" : "#,##0.000000").set();
            // Spreadsheet programs reckon in binary: equal to the fen is equal.
            String number = Integer.toString(row + 1);
            sheet.formula(row, 5, "IF(ROUND(E" + number + "-D" + number + ",2)=0,\"✓\",\"✗\")");
            sheet.style(row, 5).horizontalAlignment("center").set();
            row++;
        }
    }

    private void fact(String name, Optional<String> value) {
        value.ifPresent(known -> fact(name, known));
    }

    private void fact(String name, String value) {
        sheet.value(row, 0, name);
        Cells.text(sheet, row, 1, value);
        row++;
    }

    private void amount(String name, BigDecimal amount, String format) {
        sheet.value(row, 0, name);
        sheet.value(row, 1, amount);
        sheet.style(row, 1).bold().format(format).horizontalAlignment("left").set();
        row++;
    }
}
