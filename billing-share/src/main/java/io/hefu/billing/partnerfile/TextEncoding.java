package io.hefu.billing.partnerfile;

import io.hefu.core.refusal.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a text is encoded. The whole file is decoded once before anything is read of it.
 *
 * @param markBytes length of the byte order mark in front
 */
record TextEncoding(Charset charset, int markBytes) {

    private static final Charset GB18030 = Charset.forName("GB18030");

    /** The characters in daily use: what a mistaken encoding turns into Chinese is mostly outside of them. */
    private static final Charset DAILY_CHINESE = Charset.forName("GB2312");

    private static final int BUFFER = 1 << 16;
    private static final int DAILY_PERCENT = 90;

    private enum End {
        CLEAN,
        WITHIN_A_CHARACTER,
        MALFORMED
    }

    /**
     * What decoding came to.
     *
     * @param foreign characters beyond ASCII
     * @param daily those of them in daily use in Chinese
     */
    private record Decoded(End end, long foreign, long daily) {

        boolean saysChinese() {
            return foreign > 0 && daily * 100 >= foreign * DAILY_PERCENT;
        }
    }

    /** @throws RefusedException with {@code UNKNOWN_ENCODING}, or {@code TRUNCATED} where it ends within a character */
    static TextEncoding of(Path file) throws IOException {
        byte[] mark = firstBytes(file);
        if (startsWith(mark, 0xEF, 0xBB, 0xBF)) {
            return marked(new TextEncoding(StandardCharsets.UTF_8, 3), file);
        }
        if (startsWith(mark, 0xFE, 0xFF)) {
            return marked(new TextEncoding(StandardCharsets.UTF_16BE, 2), file);
        }
        if (startsWith(mark, 0xFF, 0xFE)) {
            return marked(new TextEncoding(StandardCharsets.UTF_16LE, 2), file);
        }
        TextEncoding utf8 = new TextEncoding(StandardCharsets.UTF_8, 0);
        Decoded asUtf8 = utf8.decode(file);
        if (asUtf8.end() == End.CLEAN) {
            return utf8;
        }
        if (asUtf8.end() == End.WITHIN_A_CHARACTER && asUtf8.foreign() > 0) {
            throw RowReader.refused(ProblemCode.TRUNCATED);
        }
        TextEncoding chinese = new TextEncoding(GB18030, 0);
        Decoded asChinese = chinese.decode(file);
        if (!asChinese.saysChinese()) {
            throw RowReader.refused(ProblemCode.UNKNOWN_ENCODING);
        }
        return chinese.required(asChinese);
    }

    /** Fails on the first malformed character. */
    Reader open(Path file) throws IOException {
        return new InputStreamReader(afterMark(file), strictDecoder());
    }

    private static TextEncoding marked(TextEncoding encoding, Path file) throws IOException {
        return encoding.required(encoding.decode(file));
    }

    private TextEncoding required(Decoded decoded) {
        return switch (decoded.end()) {
            case CLEAN -> this;
            case WITHIN_A_CHARACTER -> throw RowReader.refused(ProblemCode.TRUNCATED);
            case MALFORMED -> throw RowReader.refused(ProblemCode.UNKNOWN_ENCODING);
        };
    }

    private Decoded decode(Path file) throws IOException {
        CharsetDecoder decoder = strictDecoder();
        CharsetEncoder daily = DAILY_CHINESE.newEncoder();
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        CharBuffer characters = CharBuffer.allocate(BUFFER);
        long foreign = 0;
        long known = 0;
        try (InputStream in = afterMark(file)) {
            while (true) {
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                if (read < 0) {
                    return new Decoded(bytes.position() == 0 ? End.CLEAN : End.WITHIN_A_CHARACTER, foreign, known);
                }
                bytes.position(bytes.position() + read).flip();
                boolean isMalformed = decoder.decode(bytes, characters, false).isError();
                bytes.compact();
                characters.flip();
                while (characters.hasRemaining()) {
                    char character = characters.get();
                    isMalformed |= character == 0;
                    if (character >= 0x80) {
                        foreign++;
                        known += charset == GB18030 && daily.canEncode(character) ? 1 : 0;
                    }
                }
                characters.clear();
                if (isMalformed) {
                    return new Decoded(End.MALFORMED, foreign, 0);
                }
            }
        }
    }

    private InputStream afterMark(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(markBytes);
        return in;
    }

    private CharsetDecoder strictDecoder() {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static byte[] firstBytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(3);
        }
    }

    private static boolean startsWith(byte[] bytes, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
