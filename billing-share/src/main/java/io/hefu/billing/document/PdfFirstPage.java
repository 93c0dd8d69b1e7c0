package io.hefu.billing.document;

import io.hefu.billing.document.PdfPages.Ink;
import io.hefu.billing.statement.AgreementSeal;
import io.hefu.billing.statement.Balance;
import java.io.IOException;

/** What a statement begins with: its title, whose it is and of when, what is payable, by which terms. */
final class PdfFirstPage {

    private static final float LABELS = 118;
    private static final float BOX_WIDTH = 320;
    private static final float BOX_LEFT = PdfPages.WIDTH - PdfPages.MARGIN - BOX_WIDTH;
    private static final float BOX_PADDING = 12;
    private static final float SIZE = 9;
    private static final float SMALL = 7.5f;
    private static final float ROW = 15;

    private final PdfPages pages;
    private final PdfFont font;
    private final StatementDocument document;
    private float y;

    PdfFirstPage(PdfPages pages, PdfFont font, StatementDocument document) {
        this.pages = pages;
        this.font = font;
        this.document = document;
    }

    void write(Balance balance) throws IOException {
        title();
        float top = pages.y();
        float below = Math.min(facts(top), payable(top, balance));
        pages.down(pages.y() - below);
        agreements();
        pages.down(8);
    }

    private void title() throws IOException {
        float baseline = pages.y() - 20;
        pages.boldText(PdfPages.MARGIN, baseline, 20, Ink.BLACK, Wording.TITLE);
        float behind = PdfPages.MARGIN + font.width(Wording.TITLE, 20) + 10;
        pages.text(behind, baseline, 12, Ink.GREY, Wording.TITLE_IN_ENGLISH);
        String period = document.period() + " " + Wording.kind(document.period());
        pages.textEndingAt(PdfPages.WIDTH - PdfPages.MARGIN, baseline, 12, Ink.BLACK, font.shown(period));
        pages.down(28);
        pages.rule(PdfPages.MARGIN, pages.y(), PdfPages.INNER_WIDTH, 1.2f, Ink.GREEN);
        pages.down(12);
    }

    private float facts(float top) throws IOException {
        y = top;
        fact("合作方 Party", document.partyName());
        fact("合作方编号 Party id", document.party().toString());
        fact("账期 Period", document.period() + "（" + Wording.dates(document.period()) + "）");
        fact(document.isDraft() ? "试算时间 Calculated at" : "出具时间 Issued at", Wording.time(document.madeAt()));
        fact("币种 Currency", "人民币 CNY");
        return y - 6;
    }

    private void fact(String label, String value) throws IOException {
        pages.text(PdfPages.MARGIN, y - SIZE, SMALL, Ink.GREY, font.shown(label));
        float width = BOX_LEFT - PdfPages.MARGIN - LABELS - 12;
        for (String line : font.wrapped(font.shown(value), SIZE, width)) {
            pages.text(PdfPages.MARGIN + LABELS, y - SIZE, SIZE, Ink.BLACK, line);
            y -= ROW;
        }
    }

    private float payable(float top, Balance balance) throws IOException {
        float x = BOX_LEFT + BOX_PADDING;
        float inner = BOX_WIDTH - 2 * BOX_PADDING;
        var words = font.wrapped(CapitalNumerals.ofFen(balance.payableFen()), SIZE, inner);
        float height = 88 + (words.size() - 1) * 13;
        pages.box(BOX_LEFT, top - height, BOX_WIDTH, height, Ink.WASH);
        String label = "应付金额 Amount payable" + (balance.payableFen() < 0 ? "（负数为合作方应付 owed by the party）" : "");
        pages.text(x, top - 18, SMALL, Ink.GREY, label);
        pages.boldText(x, top - 41, 20, Ink.GREEN, "¥ " + Wording.fen(balance.payableFen()));
        float baseline = top - 57;
        for (String line : words) {
            pages.text(x, baseline, SIZE, Ink.BLACK, line);
            baseline -= 13;
        }
        String came = "上期尾差 Opening residue " + Wording.exact(balance.openingResidue()) + " + 分成 Share "
                + Wording.exact(balance.earned());
        String goes = "= 应付 Payable " + Wording.fen(balance.payableFen()) + " + 本期尾差 Closing residue "
                + Wording.exact(balance.closingResidue());
        pages.text(x, baseline, SMALL, Ink.GREY, came);
        pages.text(x, baseline - 11, SMALL, Ink.GREY, goes);
        return top - height - 8;
    }

    private void agreements() throws IOException {
        if (document.agreements().isEmpty()) {
            return;
        }
        heading("协议 Agreements");
        for (AgreementSeal seal : document.agreements()) {
            pages.makeRoom(ROW);
            String name = font.shown(Wording.agreement(seal.agreement()));
            pages.text(PdfPages.MARGIN, pages.y() - SIZE, SIZE, Ink.BLACK, name);
            String terms = "条款 SHA-256 Terms " + seal.terms();
            pages.textEndingAt(PdfPages.WIDTH - PdfPages.MARGIN, pages.y() - SIZE, SMALL, Ink.GREY, terms);
            pages.down(ROW - 2);
        }
    }

    private void heading(String text) throws IOException {
        pages.makeRoom(4 * ROW);
        pages.boldText(PdfPages.MARGIN, pages.y() - 10, 10, Ink.GREEN, text);
        pages.down(ROW + 1);
    }
}
