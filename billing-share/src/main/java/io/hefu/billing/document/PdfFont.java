package io.hefu.billing.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Noto Sans SC, embedded with the characters a document uses. It has TrueType outlines: PDFBox cannot embed a part of a font
 * that has others.
 */
final class PdfFont implements AutoCloseable {

    private static final String FILE = "/fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf";

    /** The geta, which stands in for a character one has no type for. */
    private static final int MISSING = '〓';

    private static final String SEPARATORS = " -._/";
    private static final String CLOSING = "，。；：、）” ";
    private static final char FIRST_WIDE = '\u2E80';

    /** Would warn, for every document, that it leaves out the variants of characters, which no document uses. */
    private static final Logger READER_OF_CHARACTERS = Logger.getLogger("org.apache.fontbox.ttf.CmapSubtable");

    static {
        READER_OF_CHARACTERS.setLevel(Level.SEVERE);
    }

    private final TrueTypeFont outlines;
    private final CmapLookup characters;
    private final PDFont font;
    private final Map<Integer, Float> widths = new HashMap<>();

    PdfFont(PDDocument document) throws IOException {
        try (InputStream file = PdfFont.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            this.outlines = new TTFParser().parse(new RandomAccessReadBuffer(file));
        }
        outlines.setEnableGsub(false); // one glyph a character: what is copied out of the PDF is what was written
        this.characters = outlines.getUnicodeCmapLookup();
        this.font = PDType0Font.load(document, outlines, true);
    }

    PDFont embedded() {
        return font;
    }

    /** The text in characters this font has, on one line. */
    String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .map(character -> Character.isWhitespace(character) ? ' ' : character)
                .map(character -> characters.getGlyphId(character) == 0 ? MISSING : character)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    /** @param text as {@link #shown} gives it */
    float width(String text, float size) throws IOException {
        float width = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            width += width(text.codePointAt(at));
        }
        return width * size;
    }

    /** The text on as many lines as it needs to be no wider than that, with a character a line or more. */
    List<String> wrapped(String text, float size, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        int begin = 0;
        float used = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            float next = width(text.codePointAt(at)) * size;
            if (used + next > width && at > begin) {
                int end = breakBefore(text, begin, at);
                lines.add(text.substring(begin, end).strip());
                begin = end;
                used = width(text.substring(begin, at), size);
            }
            used += next;
        }
        lines.add(text.substring(begin).strip());
        return lines;
    }

    /** The last place in the line where a reader expects a break; without one, where the line is full. */
    private static int breakBefore(String text, int begin, int full) {
        for (int at = full; at > begin; at--) {
            if (breaksWell(text.charAt(at - 1), text.charAt(at))) {
                return at;
            }
        }
        return full;
    }

    /** Between words and their parts, and between Chinese characters, but not in front of what closes a phrase. */
    private static boolean breaksWell(char before, char after) {
        if (CLOSING.indexOf(after) >= 0) {
            return false;
        }
        return SEPARATORS.indexOf(before) >= 0
                || before >= FIRST_WIDE
                || after >= FIRST_WIDE
                || Character.isLowerCase(before) && Character.isUpperCase(after);
    }

    private float width(int character) throws IOException {
        Float known = widths.get(character);
        if (known == null) {
            known = (float) outlines.getAdvanceWidth(characters.getGlyphId(character)) / outlines.getUnitsPerEm();
            widths.put(character, known);
        }
        return known;
    }

    @Override
    public void close() throws IOException {
        outlines.close();
    }
}
