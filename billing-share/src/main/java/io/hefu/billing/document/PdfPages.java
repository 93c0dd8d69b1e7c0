package io.hefu.billing.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;

/** Pages, A4 landscape, filled from the top down. Lengths are points; {@code y} counts from the bottom, as PDF does. */
final class PdfPages implements AutoCloseable {

    static final float WIDTH = PDRectangle.A4.getHeight();
    static final float HEIGHT = PDRectangle.A4.getWidth();
    static final float MARGIN = 36;
    static final float INNER_WIDTH = WIDTH - 2 * MARGIN;

    private static final float BOTTOM = MARGIN + 14;
    private static final float FOOTER_SIZE = 7;
    private static final float WATERMARK_SIZE = 110;

    /** Inks, 0 black to 1 white in each of red, green and blue. */
    enum Ink {
        BLACK(0.1f, 0.13f, 0.12f),
        GREY(0.38f, 0.42f, 0.4f),
        GREEN(0.04f, 0.4f, 0.34f),
        RULE(0.72f, 0.74f, 0.72f),
        WASH(0.91f, 0.95f, 0.94f),
        WATERMARK(0.93f, 0.9f, 0.88f);

        private final float red;
        private final float green;
        private final float blue;

        Ink(float red, float green, float blue) {
            this.red = red;
            this.green = green;
            this.blue = blue;
        }
    }

    private final PDDocument document;
    private final PdfFont font;
    private final String watermark;
    private final List<PDPage> pages = new ArrayList<>();
    private PDPageContentStream content;
    private float y;

    /** @param watermark across each page; may be empty */
    PdfPages(PDDocument document, PdfFont font, String watermark) throws IOException {
        this.document = document;
        this.font = font;
        this.watermark = watermark;
        this.content = newPage();
    }

    /** The upper edge of what is still free. */
    float y() {
        return y;
    }

    void down(float points) {
        y -= points;
    }

    boolean hasRoom(float height) {
        return y - height >= BOTTOM;
    }

    void nextPage() throws IOException {
        content.close();
        content = newPage();
    }

    void makeRoom(float height) throws IOException {
        if (!hasRoom(height)) {
            nextPage();
        }
    }

    /** @param text as the font shows it */
    void text(float x, float baseline, float size, Ink ink, String text) throws IOException {
        if (text.isEmpty()) {
            return;
        }
        content.beginText();
        fill(content, ink);
        content.setFont(font.embedded(), size);
        content.newLineAtOffset(x, baseline);
        content.showText(text);
        content.endText();
    }

    /** Thickens the outlines: the font is embedded in one weight. */
    void boldText(float x, float baseline, float size, Ink ink, String text) throws IOException {
        content.saveGraphicsState();
        content.setStrokingColor(ink.red, ink.green, ink.blue);
        content.setLineWidth(size * 0.035f);
        content.setRenderingMode(RenderingMode.FILL_STROKE);
        text(x, baseline, size, ink, text);
        content.restoreGraphicsState();
    }

    void textEndingAt(float right, float baseline, float size, Ink ink, String text) throws IOException {
        text(right - font.width(text, size), baseline, size, ink, text);
    }

    void box(float x, float bottom, float width, float height, Ink ink) throws IOException {
        fill(content, ink);
        content.addRect(x, bottom, width, height);
        content.fill();
    }

    void rule(float x, float at, float width, float thickness, Ink ink) throws IOException {
        content.setStrokingColor(ink.red, ink.green, ink.blue);
        content.setLineWidth(thickness);
        content.moveTo(x, at);
        content.lineTo(x + width, at);
        content.stroke();
    }

    /** Puts a line and the number of each page below it, once all are there; the line is cut where it is too long. */
    void footers(String line) throws IOException {
        content.close();
        String text = font.wrapped(line, FOOTER_SIZE, INNER_WIDTH * 0.75f).get(0);
        for (int i = 0; i < pages.size(); i++) {
            String number = "第 " + (i + 1) + " 页，共 " + pages.size() + " 页 · Page " + (i + 1) + " of " + pages.size();
            content = new PDPageContentStream(document, pages.get(i), AppendMode.APPEND, true, true);
            rule(MARGIN, MARGIN + 10, INNER_WIDTH, 0.5f, Ink.RULE);
            text(MARGIN, MARGIN, FOOTER_SIZE, Ink.GREY, text);
            textEndingAt(WIDTH - MARGIN, MARGIN, FOOTER_SIZE, Ink.GREY, number);
            content.close();
        }
    }

    @Override
    public void close() throws IOException {
        content.close();
    }

    private PDPageContentStream newPage() throws IOException {
        var page = new PDPage(new PDRectangle(WIDTH, HEIGHT));
        document.addPage(page);
        pages.add(page);
        y = HEIGHT - MARGIN;
        var created = new PDPageContentStream(document, page);
        if (!watermark.isEmpty()) {
            created.beginText();
            fill(created, Ink.WATERMARK);
            created.setFont(font.embedded(), WATERMARK_SIZE);
            float half = font.width(watermark, WATERMARK_SIZE) / 2;
            double angle = Math.atan2(HEIGHT, WIDTH);
            float x = WIDTH / 2 - half * (float) Math.cos(angle);
            float bottom = HEIGHT / 2 - half * (float) Math.sin(angle);
            created.setTextMatrix(Matrix.getRotateInstance(angle, x, bottom));
            created.showText(watermark);
            created.endText();
        }
        return created;
    }

    private static void fill(PDPageContentStream content, Ink ink) throws IOException {
        content.setNonStrokingColor(ink.red, ink.green, ink.blue);
    }
}
