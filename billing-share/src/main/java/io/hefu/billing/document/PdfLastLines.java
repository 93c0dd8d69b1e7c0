package io.hefu.billing.document;

import io.hefu.billing.document.PdfPages.Ink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What stands below the tables: what there is to know, and how to check the statement. */
final class PdfLastLines {

    private static final float SIZE = 7.5f;
    private static final float LINE = 11;

    private PdfLastLines() {}

    static void write(PdfPages pages, PdfFont font, StatementDocument document) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String note : texts(document)) {
            lines.addAll(font.wrapped(font.shown(note), SIZE, PdfPages.INNER_WIDTH));
        }
        pages.makeRoom(24 + lines.size() * LINE);
        pages.down(10);
        String heading = document.isDraft() ? "说明 Notes" : "说明与核对 Notes and checking";
        pages.boldText(PdfPages.MARGIN, pages.y() - 10, 10, Ink.GREEN, heading);
        pages.down(14);
        for (String line : lines) {
            pages.text(PdfPages.MARGIN, pages.y() - SIZE, SIZE, Ink.GREY, line);
            pages.down(LINE);
        }
    }

    private static List<String> texts(StatementDocument document) {
        List<String> texts = new ArrayList<>(Notes.OF_EVERY_STATEMENT);
        texts.addAll(Notes.OF_THE_TABLES);
        document.head().ifPresent(head -> {
            texts.add("结算单头哈希 Hash of the head (SHA-256): " + head.hash());
            texts.add("签名密钥编号 Key (Ed25519): " + head.keyId());
        });
        texts.addAll(document.isDraft() ? Notes.OF_A_DRAFT : Notes.ON_CHECKING);
        return texts;
    }
}
