package io.hefu.billing.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.hefu.billing.statement.Balance;
import io.hefu.core.settlement.StatementPeriod;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfLineWriterTest {

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    @Test
    void itSaysWhoseItIsWhatIsPayableAndHowToCheckIt() throws IOException {
        var statement = new SampleStatement(1, 12, 3, 3);
        Balance balance = write(statement, statement.issued());

        assertThat(String.join("", pages()))
                .contains("结算单", "Settlement statement")
                .contains(SampleStatement.NAME)
                .contains(SampleStatement.PARTY.toString())
                .contains("2026-11 月结算单 Monthly")
                .contains("2026-11（2026-11-01 – 2026-11-30）")
                .contains("2026-12-03 10:00:00 UTC+08:00")
                .contains("¥ " + Wording.fen(balance.payableFen()))
                .contains(CapitalNumerals.ofFen(balance.payableFen()))
                .contains("上期尾差 Opening residue 0.004321 + 分成 Share " + Wording.exact(balance.earned()))
                .contains("wanxiang-location v2")
                .contains("3.1 3.2 3.3 其他 分成", "坏账准备 第 1 档分成 第 2 档分成")
                .contains("更正 Corrections", "迟到话单")
                .contains("应付 Payable")
                .contains(statement.head().hash().toString())
                .contains("java Verify.java statement.zip --key key.pem")
                .contains("第 1 页，共 2 页 · Page 1 of 2")
                .doesNotContain("DRAFT")
                .doesNotContain("〓");
    }

    /** What is copied out of it is what was written: digits, Latin letters and Chinese characters. */
    @Test
    void everyLineCanBeReadOutAgain() throws IOException {
        var statement = new SampleStatement(2, 100, 20, 2);
        Balance balance = write(statement, statement.issued());

        String text = String.join("", pages());
        var numbers = new ShownNumbers(
                statement.usage.stream().map(line -> line.amounts()).toList(),
                statement.corrections.stream().map(line -> line.amounts()).toList(),
                statement.clauses,
                balance);
        for (int row = 0; row < statement.usage.size(); row++) {
            var key = statement.usage.get(row).key();
            List<String> shown = new ArrayList<>(List.of(
                    key.businessDate().toString(),
                    "wanxiang-location v1",
                    key.api().value(),
                    key.operation()));
            shown.addAll(numbers.usage(row));
            shown.removeIf(String::isEmpty);
            assertThat(text).contains(String.join(" ", shown));
        }
    }

    @Test
    void headsAreRepeatedOnEveryPageOfALongStatement() throws IOException {
        var statement = new SampleStatement(3, 5_000, 50, 4);
        write(statement, statement.issued());

        List<String> pages = pages();
        assertThat(pages).hasSizeBetween(100, 250);
        for (int page = 0; page < pages.size() - 2; page++) {
            assertThat(pages.get(page)).contains("业务日期", "3.1 3.2 3.3 3.4");
            assertThat(pages.get(page)).contains("第 " + (page + 1) + " 页，共 " + pages.size() + " 页");
        }
        assertThat(pages.get(1)).contains("用量 Usage（续 continued）");
        assertThat(String.join("", pages.subList(pages.size() - 2, pages.size())))
                .contains("应付 Payable");
        assertThat(file.size()).isLessThan(3_000_000);
    }

    @Test
    void theFontIsEmbeddedWithItsUsedCharactersOnly() throws IOException {
        var statement = new SampleStatement(1, 1, 0, 1);
        write(statement, statement.issued());

        assertThat(file.size()).isLessThan(150_000);
        try (PDDocument pdf = Loader.loadPDF(file.toByteArray())) {
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).isTrue();
                    assertThat(font.getName()).matches("[A-Z]{6}\\+NotoSansSC.*");
                }
            }
        }
    }

    @Test
    void theSameStatementGivesTheSameBytes() {
        var statement = new SampleStatement(4, 30, 3, 2);
        write(statement, statement.issued());
        byte[] first = file.toByteArray();
        file.reset();
        write(statement, statement.issued());

        assertThat(file.toByteArray()).isEqualTo(first);
    }

    @Test
    void aDraftSaysSoOnEveryPage() throws IOException {
        var statement = new SampleStatement(5, 60, 3, 2);
        write(statement, statement.draft());

        assertThat(pages()).hasSizeGreaterThan(1).allMatch(page -> page.contains("草稿 DRAFT"));
        assertThat(String.join("", pages())).contains("试算时间", "尚未出具").doesNotContain("签名密钥");
    }

    @Test
    void aStatementWithoutUsageOrOfOneDayIsADocumentToo() throws IOException {
        var statement = new SampleStatement(6, 0, 0, 0);
        var day = StatementPeriod.day(LocalDate.of(2026, 11, 3));
        var document = StatementDocument.draft(SampleStatement.PARTY, "甲", day, List.of(), SampleStatement.ISSUED_AT);
        Balance balance = write(statement, document);

        assertThat(balance.payableFen()).isZero();
        assertThat(String.join("", pages()))
                .contains("2026-11-03 日结算单 Daily", "¥ 0.00", "人民币零元整")
                .doesNotContain("更正账期");
    }

    @Test
    void manyClausesShareAColumnWhereThereIsNoRoom() throws IOException {
        var statement = new SampleStatement(7, 40, 4, 30);
        Balance balance = write(statement, statement.issued());

        assertThat(String.join("", pages())).contains("3.1 3.2 3.3", "其他", "¥ " + Wording.fen(balance.payableFen()));
    }

    @Test
    void whatTheFontDoesNotHaveIsMarkedAndLongNamesAreWrapped() throws IOException {
        var statement = new SampleStatement(8, 1, 0, 1);
        String name = "很长的合作方名称\n".repeat(12) + "😀\u0007";
        var document = StatementDocument.issued(statement.head(), name);
        write(statement, document);

        assertThat(String.join("", pages())).contains("很长的合作方名称 很长的", "〓〓");
    }

    @Test
    void whatAPartyOwesIsNegative() throws IOException {
        var statement = new SampleStatement(9, 0, 5, 2);
        Balance balance = write(statement, statement.issued());

        assertThat(balance.payableFen()).isNegative();
        assertThat(String.join("", pages())).contains("¥ -", "人民币负", "owed by the party");
    }

    @Test
    void linesThatAreNotTheSignedOnesMakeNoDocument() {
        var statement = new SampleStatement(10, 10, 0, 2);
        var other = new SampleStatement(11, 10, 0, 2);

        assertThatIllegalStateException().isThrownBy(() -> write(statement, other.issued()));
        assertThat(file.size()).isZero();
    }

    private Balance write(SampleStatement statement, StatementDocument document) {
        return statement.writeTo(new PdfLineWriter(file, document));
    }

    private List<String> pages() throws IOException {
        List<String> pages = new ArrayList<>();
        try (PDDocument pdf = Loader.loadPDF(file.toByteArray())) {
            var text = new PDFTextStripper();
            text.setSortByPosition(true);
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                text.setStartPage(page);
                text.setEndPage(page);
                pages.add(text.getText(pdf));
            }
        }
        return pages;
    }
}
