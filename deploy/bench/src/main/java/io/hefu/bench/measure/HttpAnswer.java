package io.hefu.bench.measure;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** As much of an HTTP/1.1 answer (RFC 9112) as it takes to see its end. */
final class HttpAnswer {

    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final String CONTENT_LENGTH = "\r\ncontent-length:";
    private static final String CHUNKED = "\r\ntransfer-encoding: chunked";
    private static final String LAST_CHUNK = "0\r\n\r\n";

    private HttpAnswer() {}

    static boolean isWhole(byte[] bytes, int length) {
        String text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        int head = text.indexOf("\r\n\r\n");
        if (head < 0) {
            return false;
        }
        String fields = text.substring(0, head).toLowerCase(Locale.ROOT);
        int contentLength = fields.indexOf(CONTENT_LENGTH);
        if (contentLength >= 0) {
            int from = contentLength + CONTENT_LENGTH.length();
            int to = fields.indexOf('\r', from);
            String number = fields.substring(from, to < 0 ? fields.length() : to);
            return length >= head + 4 + Integer.parseInt(number.trim());
        }
        return !fields.contains(CHUNKED) || text.endsWith(LAST_CHUNK);
    }

    static int status(byte[] bytes) {
        return Integer.parseInt(new String(bytes, STATUS_AT, 3, StandardCharsets.ISO_8859_1));
    }
}
