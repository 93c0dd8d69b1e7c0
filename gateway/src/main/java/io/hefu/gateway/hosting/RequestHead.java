package io.hefu.gateway.hosting;

import io.hefu.core.call.Correlator;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.RequestSource;
import io.hefu.gateway.upstream.UpstreamRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The headers of a call as its partner gets them: the client's, save what is not meant for partners; what the partner's
 * rules make of them; and what the gateway says itself, which no client can.
 */
final class RequestHead implements UpstreamRequest.Head {

    static final String APPLICATION = "Hefu-Application";

    private static final String ENVIRONMENT = "Hefu-Environment";
    private static final String GATEWAY = "hefu";

    private final HostedRoute route;
    private final Exchange exchange;
    private final Optional<CallSigner> signer;
    private final Optional<Buffer> wholeBody;
    private final boolean bodyChanged;
    private final boolean answerIsRead;

    /**
     * @param wholeBody as it will be sent, where it is known beforehand
     * @param bodyChanged whether that is no longer what the client sent
     * @param answerIsRead whether the gateway looks into the answer, or keeps it, which must then not be compressed
     */
    RequestHead(
            HostedRoute route,
            Exchange exchange,
            Optional<CallSigner> signer,
            Optional<Buffer> wholeBody,
            boolean bodyChanged,
            boolean answerIsRead) {
        this.route = route;
        this.exchange = exchange;
        this.signer = signer;
        this.wholeBody = wholeBody;
        this.bodyChanged = bodyChanged;
        this.answerIsRead = answerIsRead;
    }

    @Override
    public void write(MultiMap headers, String url) {
        RequestSource source = exchange.request().source();
        Set<String> named = namedByConnection(source.headers());
        for (Map.Entry<String, String> line : source.headers()) {
            if (FieldNames.goesToPartners(line.getKey()) && !named.contains(line.getKey())) {
                headers.add(line.getKey(), line.getValue());
            }
        }
        if (bodyChanged) {
            headers.remove("Content-Digest")
                    .remove("Repr-Digest")
                    .remove("Digest")
                    .remove("Content-MD5");
        }
        if (answerIsRead) {
            headers.set(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.IDENTITY);
        }
        applyRules(headers);
        headers.set(Correlator.HEADER, exchange.correlator().value());
        headers.set(
                APPLICATION,
                exchange.caller().entitlement().application().value().toString());
        headers.set(ENVIRONMENT, exchange.caller().entitlement().environment().label());
        headers.add("Via", source.protocolVersion() + " " + GATEWAY);
        forwarded(headers, source);
        signer.ifPresent(sign -> sign.sign(exchange.request().method(), url, headers, wholeBody));
    }

    private void applyRules(MultiMap headers) {
        if (route.requestHeaders().rules().isEmpty()) {
            return;
        }
        Map<String, String> before = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach(line -> before.merge(line.getKey(), line.getValue(), (first, next) -> first + ", " + next));
        Map<String, String> after = new TreeMap<>(before);
        route.requestHeaders().apply(after);
        before.keySet().stream().filter(name -> !after.containsKey(name)).forEach(headers::remove);
        after.forEach((name, value) -> {
            if (!value.equals(before.get(name))) {
                headers.set(name, value);
            }
        });
    }

    /** Who called, by what name and how. RFC 7239; and in the older form that many servers still read. */
    private static void forwarded(MultiMap headers, RequestSource source) {
        StringBuilder forwarded = new StringBuilder();
        source.clientAddress().ifPresent(address -> {
            forwarded
                    .append("for=")
                    .append(address.indexOf(':') < 0 ? address : "\"[" + address + "]\"")
                    .append(';');
            headers.set("X-Forwarded-For", address);
        });
        String authority = source.authority();
        if (isAuthority(authority)) {
            forwarded.append("host=\"").append(authority).append("\";");
            headers.set("X-Forwarded-Host", authority);
        }
        headers.set(
                "Forwarded", forwarded.append("proto=").append(source.scheme()).toString());
        headers.set("X-Forwarded-Proto", source.scheme());
    }

    private static boolean isAuthority(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (!Character.isLetterOrDigit(character) && ".-:[]".indexOf(character) < 0 || character > 0x7e) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Further headers of the client's connection, as the client names them. */
    private static Set<String> namedByConnection(MultiMap headers) {
        String connection = headers.get(HttpHeaders.CONNECTION);
        if (connection == null || connection.equalsIgnoreCase("keep-alive") || connection.equalsIgnoreCase("close")) {
            return Set.of();
        }
        Set<String> named = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : headers.getAll(HttpHeaders.CONNECTION)) {
            for (String name : line.split(",")) {
                named.add(name.trim());
            }
        }
        return named;
    }
}
