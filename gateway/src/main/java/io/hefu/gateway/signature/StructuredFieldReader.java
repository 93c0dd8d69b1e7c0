package io.hefu.gateway.signature;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads dictionaries of structured fields (RFC 9651 §4.2) as far as signatures and digests are made of them: inner lists,
 * byte sequences, strings, tokens, integers and booleans, with parameters. What is malformed is an
 * {@link IllegalArgumentException}.
 */
final class StructuredFieldReader {

    /** Enough for any signature; what is longer is no honest one. */
    private static final int MOST_MEMBERS = 16;

    private final String text;
    private int at;

    private StructuredFieldReader(String text) {
        this.text = text;
    }

    /** @param value a {@link List} of items, a {@link String}, a {@link Long}, a {@link Boolean} or {@code byte[]} */
    record Item(Object value, Map<String, Object> parameters) {}

    /** @param lines the field's lines, joined as RFC 9110 §5.3 allows */
    static Map<String, Item> dictionary(List<String> lines) {
        StructuredFieldReader reader = new StructuredFieldReader(String.join(",", lines));
        Map<String, Item> members = new LinkedHashMap<>();
        reader.skip(" ");
        while (!reader.atEnd()) {
            String key = reader.key();
            members.put(key, reader.peek('=') ? reader.valued() : new Item(true, reader.parameters()));
            reader.skip(" \t");
            if (reader.atEnd()) {
                break;
            }
            reader.expect(',');
            reader.skip(" \t");
            if (reader.atEnd() || members.size() == MOST_MEMBERS) {
                throw reader.malformed();
            }
        }
        return members;
    }

    private Item valued() {
        expect('=');
        return peek('(') ? innerList() : item();
    }

    private Item innerList() {
        expect('(');
        List<Item> items = new ArrayList<>();
        skip(" ");
        while (!peek(')')) {
            items.add(item());
            if (!peek(' ') && !peek(')')) {
                throw malformed();
            }
            skip(" ");
        }
        expect(')');
        return new Item(items, parameters());
    }

    private Item item() {
        return new Item(bareItem(), parameters());
    }

    private Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        while (peek(';')) {
            expect(';');
            skip(" ");
            String key = key();
            Object value = true;
            if (peek('=')) {
                expect('=');
                value = bareItem();
            }
            parameters.put(key, value);
        }
        return parameters;
    }

    private Object bareItem() {
        if (atEnd()) {
            throw malformed();
        }
        char first = text.charAt(at);
        if (first == '"') {
            return string();
        }
        if (first == ':') {
            return bytes();
        }
        if (first == '?') {
            at++;
            return bool();
        }
        return first == '-' || isDigit(first) ? integer() : token();
    }

    private String string() {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (!peek('"')) {
            if (peek('\\')) {
                at++;
                if (!peek('"') && !peek('\\')) {
                    throw malformed();
                }
            }
            if (atEnd() || text.charAt(at) < 0x20 || text.charAt(at) > 0x7e) {
                throw malformed();
            }
            value.append(text.charAt(at++));
        }
        expect('"');
        return value.toString();
    }

    private byte[] bytes() {
        int end = text.indexOf(':', at + 1);
        if (end < 0) {
            throw malformed();
        }
        byte[] value = Base64.getDecoder().decode(text.substring(at + 1, end));
        at = end + 1;
        return value;
    }

    private Boolean bool() {
        if (!peek('0') && !peek('1')) {
            throw malformed();
        }
        return text.charAt(at++) == '1';
    }

    /** At most 15 digits. */
    private Long integer() {
        int start = at;
        at += peek('-') ? 1 : 0;
        while (!atEnd() && isDigit(text.charAt(at))) {
            at++;
        }
        if (at - start > 16 || peek('.')) {
            throw malformed();
        }
        return Long.valueOf(text.substring(start, at));
    }

    private String token() {
        return word("!#$%&'*+-.^_`|~:/");
    }

    private String key() {
        String key = word("_-.*");
        if (!key.equals(key.toLowerCase(Locale.ROOT))) {
            throw malformed();
        }
        return key;
    }

    private String word(String besidesLettersAndDigits) {
        int start = at;
        while (!atEnd()
                && (isLetter(text.charAt(at))
                        || isDigit(text.charAt(at))
                        || besidesLettersAndDigits.indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        if (at == start) {
            throw malformed();
        }
        return text.substring(start, at);
    }

    private boolean atEnd() {
        return at >= text.length();
    }

    private boolean peek(char expected) {
        return !atEnd() && text.charAt(at) == expected;
    }

    private void expect(char expected) {
        if (!peek(expected)) {
            throw malformed();
        }
        at++;
    }

    private void skip(String characters) {
        while (!atEnd() && characters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private static boolean isLetter(char character) {
        return character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z';
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private IllegalArgumentException malformed() {
        return new IllegalArgumentException("structured field: malformed at character " + at);
    }
}
