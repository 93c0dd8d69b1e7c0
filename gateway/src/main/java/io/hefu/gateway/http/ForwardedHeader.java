package io.hefu.gateway.http;

import io.hefu.core.address.AddressRange;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The header in which the operator's proxies say whom they speak for. Only one is believed: the other anybody may send. */
enum ForwardedHeader {
    X_FORWARDED_FOR("X-Forwarded-For") {
        @Override
        Stream<String> hops(String field) {
            return Arrays.stream(field.split(",", -1)).map(String::strip);
        }
    },
    /** RFC 7239. An element without {@code for} is a hop that says nothing. */
    FORWARDED("Forwarded") {
        @Override
        Stream<String> hops(String field) {
            return outsideQuotes(field, ',').stream()
                    .map(element -> outsideQuotes(element, ';').stream()
                            .map(String::strip)
                            .filter(pair -> pair.toLowerCase(Locale.ROOT).startsWith("for="))
                            .map(pair -> unquoted(pair.substring("for=".length())))
                            .findFirst()
                            .orElse(""));
        }
    };

    private static final int MOST_HOPS = 50;

    private final String headerName;

    ForwardedHeader(String headerName) {
        this.headerName = headerName;
    }

    String headerName() {
        return headerName;
    }

    abstract Stream<String> hops(String field);

    /** From the farthest to the nearest; of very many only the nearest. */
    List<String> hops(List<String> fields) {
        List<String> hops = fields.stream().flatMap(this::hops).toList();
        return hops.subList(Math.max(0, hops.size() - MOST_HOPS), hops.size());
    }

    /** {@code 192.0.2.1}, {@code 192.0.2.1:4711}, {@code 2001:db8::1}, {@code [2001:db8::1]:4711}; RFC 7239 §6. */
    static Optional<InetAddress> address(String node) {
        String literal = node;
        if (node.startsWith("[")) {
            int end = node.indexOf(']');
            literal = end < 0 ? "" : node.substring(1, end);
        } else if (node.indexOf(':') == node.lastIndexOf(':') && node.indexOf(':') >= 0) {
            literal = node.substring(0, node.indexOf(':'));
        }
        try {
            return Optional.of(AddressRange.address(literal));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static List<String> outsideQuotes(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '"') {
                quoted = !quoted;
            } else if (character == separator && !quoted) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
