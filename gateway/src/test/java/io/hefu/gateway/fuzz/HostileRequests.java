package io.hefu.gateway.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The corpus: requests by name. Those found by chance, and once answered wrongly, are added here. */
public final class HostileRequests {

    private static final String DEVICES = "/iot-devices/v0.1/devices";
    private static final String END = "\r\n\r\n";

    private final String credential;

    /** @param apiKey of the sandbox */
    public HostileRequests(String apiKey) {
        this.credential = "Authorization: Bearer " + apiKey + "\r\n";
    }

    /** None of these is HTTP as it must be: refused, or the connection ended. */
    public Map<String, byte[]> malformed() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("no HTTP at all", ascii("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc" + END));
        all.put("garbage for a request line", ascii("qwertyuiop" + END));
        all.put("no version", ascii("GET /" + END));
        all.put("a version of the future", ascii("GET / HTTP/9.9\r\nHost: hefu" + END));
        all.put("a version that is none", ascii("GET / HTTP/one.one\r\nHost: hefu" + END));
        all.put("a control character in the method", ascii("GE\u0001T / HTTP/1.1\r\nHost: hefu" + END));
        all.put("a request line of 64 KiB", ascii("GET /" + "a".repeat(65_536) + " HTTP/1.1\r\nHost: hefu" + END));
        all.put("a header of 64 KiB", get("X-Long: " + "a".repeat(65_536) + "\r\n"));
        all.put("ten thousand headers", get(lines(10_000)));
        all.put("a header name with a space", get("X Bad: 1\r\n"));
        all.put("a header name with a control character", get("X\u0007Bad: 1\r\n"));
        all.put("a space before the colon", get("Content-Length : 5\r\n"));
        all.put("a NUL in a header's value", get("X-Bad: a\u0000b\r\n"));
        all.put("different lengths", post("Content-Length: 13\r\nContent-Length: 14\r\n", "{\"name\":\"x\"}"));
        all.put("a list of lengths", post("Content-Length: 13, 14\r\n", "{\"name\":\"x\"}"));
        all.put("a negative length", post("Content-Length: -1\r\n", "{}"));
        all.put("a length with a sign", post("Content-Length: +2\r\n", "{}"));
        all.put("a length that is no number", post("Content-Length: two\r\n", "{}"));
        all.put("a length beyond all numbers", post("Content-Length: 99999999999999999999\r\n", "{}"));
        all.put("a chunk of negative size", chunked("-1\r\n{}\r\n0" + END));
        all.put("a chunk size that is no number", chunked("xyz\r\n{}\r\n0" + END));
        all.put("a chunk size beyond all numbers", chunked("ffffffffffffffff1\r\n{}\r\n0" + END));
        return all;
    }

    /** HTTP, but nothing that is to be had: 4xx, or the connection ended. */
    public Map<String, byte[]> refused() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        for (String path : new String[] {
            "//iot-devices/v0.1/devices",
            "/./iot-devices/v0.1/devices",
            "/x/../iot-devices/v0.1/devices",
            "/iot-devices/v0.1/./devices",
            "/iot-devices/v0.1/../v0.1/devices",
            "/iot-devices//v0.1/devices",
            "/iot-devices/v0.1/%2e%2e/v0.1/devices",
            "/iot-devices%2fv0.1%2fdevices",
            "/iot-devices/v0.1/devices;a=b",
            "/iot-devices;a/v0.1/devices",
            "/iot-devices/v0.1/devices/",
            "/iot-devices/v0.1/devices/%00",
            "/iot-devices/v0.1/devices/%c0%ae%c0%ae",
            "/iot-devices/v0.1/devices/%ff",
            "/iot-devices/v0.1/devices/%zz",
            "/iot-devices/v0.1/devices/%",
            "/IOT-DEVICES/v0.1/devices",
            "/iot-devices/v0.1/devices%20",
            "/iot-devices/v0.1/devices/..%2f..%2fetc%2fpasswd",
            "/iot-devices/v0.1/devices?page=%ff%fe",
            "/iot-devices/v0.1/devices?page=99999999999999999999",
            "/iot-devices/v0.1/devices?page=1e9",
            "/iot-devices/v0.1/devices?page=%00",
            "/iot-devices/v0.1/devices?page=-1",
            "*",
            "hefu:80",
        }) {
            all.put("GET " + path, ascii("GET " + path + " HTTP/1.1\r\nHost: hefu\r\n" + credential + "\r\n"));
        }
        for (String method : new String[] {"BREW", "TRACE", "CONNECT", "get", "PROPFIND", "PRI"}) {
            all.put(
                    "method " + method,
                    ascii(method + " " + DEVICES + " HTTP/1.1\r\nHost: hefu\r\n" + credential + "\r\n"));
        }
        all.put("no host", ascii("GET " + DEVICES + " HTTP/1.1\r\n" + credential + "\r\n"));
        all.put("a host that is none", ascii("GET " + DEVICES + " HTTP/1.1\r\nHost: [:%zz\r\n" + credential + "\r\n"));
        all.put("no host, of a page", ascii("GET /zh HTTP/1.1\r\nAccept: text/html" + END));
        all.put("an unknown transfer coding", post("Transfer-Encoding: gzip\r\n", ""));
        all.put("nested a thousand deep", json("{\"name\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}"));
        all.put("nested a hundred thousand deep", json("[".repeat(100_000)));
        all.put("objects nested deep", json("{\"name\":".repeat(5_000)));
        all.put(
                "a hundred thousand keys",
                json("{"
                        + IntStream.range(0, 60_000)
                                .mapToObj(i -> "\"k" + i + "\":1")
                                .collect(Collectors.joining(",")) + "}"));
        all.put("the same key twice", json("{\"name\":\"a\",\"name\":\"b\"}"));
        all.put("a number of ten thousand digits", json("{\"name\":" + "9".repeat(10_000) + "}"));
        all.put("a number with a giant exponent", json("{\"name\":1e999999999}"));
        all.put("a word of a million characters", json("{\"name\":\"" + "a".repeat(1_000_000) + "\"}"));
        all.put("no JSON", json("name=x"));
        all.put("not a number", json("{\"name\":NaN}"));
        all.put("a comment", json("{/* */\"name\":\"x\"}"));
        all.put("something behind", json("{\"name\":\"x\"}{\"name\":\"y\"}"));
        all.put("cut off", json("{\"name\":\"x\""));
        all.put("a lone surrogate", json("{\"name\":\"\\ud800\\u0000\"}"));
        all.put("bytes that are no UTF-8", jsonBytes(new byte[] {
            '{', '"', 'n', 'a', 'm', 'e', '"', ':', '"', (byte) 0xC3, (byte) 0x28, (byte) 0xFF, '"', '}'
        }));
        all.put("overlong UTF-8", jsonBytes(new byte[] {
            '{', '"', 'n', 'a', 'm', 'e', '"', ':', '"', (byte) 0xC0, (byte) 0xAF, '"', '}'
        }));
        all.put("UTF-16", jsonBytes("{\"name\":7}".getBytes(StandardCharsets.UTF_16)));
        all.put("a body without its type", post("Content-Length: 12\r\n", "{\"name\":\"x\"}"));
        all.put("a bad correlator", get("x-correlator: a \"b\"\r\n"));
        all.put(
                "half a credential",
                ascii("GET " + DEVICES + " HTTP/1.1\r\nHost: hefu\r\nAuthorization: Bearer\r\n\r\n"));
        all.put(
                "a credential of 8 KB",
                ascii("GET " + DEVICES + " HTTP/1.1\r\nHost: hefu\r\nAuthorization: Bearer " + "a".repeat(8_000)
                        + END));
        all.put(
                "a bad idempotency key",
                post(
                        "Idempotency-Key: " + "k".repeat(300)
                                + "\r\nContent-Type: application/json\r\nContent-Length: 12\r\n",
                        "{\"name\":\"x\"}"));
        return all;
    }

    /** Odd, and to be borne: answered in some way below 500, or the connection ended. */
    public Map<String, byte[]> odd() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("line feeds alone", ascii("GET " + DEVICES + " HTTP/1.1\nHost: hefu\n" + credential.trim() + "\n\n"));
        all.put("a header without a name", get(": 1\r\n"));
        all.put("a folded header", get("X-Folded: a\r\n b\r\n"));
        all.put("an empty host", ascii("GET " + DEVICES + " HTTP/1.1\r\nHost: \r\n" + credential + "\r\n"));
        all.put("two hosts", get("Host: other\r\n"));
        all.put("HTTP/1.0", ascii("GET " + DEVICES + " HTTP/1.0\r\n" + credential + "\r\n"));
        all.put(
                "the absolute form",
                ascii("GET http://elsewhere" + DEVICES + " HTTP/1.1\r\nHost: hefu\r\n" + credential + "\r\n"));
        all.put("two hundred headers", get(lines(200)));
        all.put(
                "a length and chunks",
                ascii("POST " + DEVICES + " HTTP/1.1\r\nHost: hefu\r\n" + credential
                        + "Content-Type: application/json\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "2\r\n{}\r\n0" + END));
        all.put(
                "chunked twice",
                post(
                        "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n"
                                + "Transfer-Encoding: chunked\r\n",
                        "2\r\n{}\r\n0" + END));
        all.put(
                "chunked behind something",
                post(
                        "Content-Type: application/json\r\n" + "Transfer-Encoding: identity, chunked\r\n",
                        "2\r\n{}\r\n0" + END));
        all.put(
                "chunked, written otherwise",
                post(
                        "Content-Type: application/json\r\n" + "Transfer-Encoding: \u000bchunked\r\n",
                        "2\r\n{}\r\n0" + END));
        all.put("chunks with extensions", chunked("2;a=" + "b".repeat(500) + "\r\n{}\r\n0;c" + END));
        all.put("trailers", chunked("2\r\n{}\r\n0\r\nContent-Length: 99\r\nX-Trailer: 1" + END));
        all.put("a byte order mark", jsonBytes("\ufeff{\"name\":\"x\"}".getBytes(StandardCharsets.UTF_8)));
        all.put(
                "an upgrade to HTTP/2",
                get("Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                        + "HTTP2-Settings: AAMAAABkAAQAAP__\r\n"));
        all.put(
                "an upgrade to a web socket",
                get("Connection: Upgrade\r\nUpgrade: websocket\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"));
        all.put("an upgrade to nonsense", get("Connection: Upgrade\r\nUpgrade: tea\r\n"));
        all.put(
                "expecting to be asked",
                post(
                        "Expect: 100-continue\r\nContent-Type: application/json\r\n" + "Content-Length: 12\r\n",
                        "{\"name\":\"x\"}"));
        all.put(
                "expecting nonsense",
                post(
                        "Expect: tea\r\nContent-Type: application/json\r\n" + "Content-Length: 12\r\n",
                        "{\"name\":\"x\"}"));
        all.put("many ranges", get("Range: bytes=" + "0-1,".repeat(1_000) + "2-3\r\n"));
        all.put("odd encodings accepted", get("Accept-Encoding: gzip;q=2, *;q=-1, " + "x,".repeat(500) + "\r\n"));
        all.put(
                "odd languages",
                ascii("GET / HTTP/1.1\r\nHost: hefu\r\nAccept-Language: " + "zh;q=x,-,*-*,\u00ff,".repeat(100) + END));
        all.put(
                "odd cookies",
                ascii("GET / HTTP/1.1\r\nHost: hefu\r\nCookie: =;;;a=\"b;c=%00;q_session=" + "x".repeat(4_000) + END));
        return all;
    }

    /** So many requests at once, the last of which ends the connection. */
    public byte[] pipelined(int requests) {
        String one = "GET " + DEVICES + " HTTP/1.1\r\nHost: hefu\r\n\r\n";
        return ascii(
                one.repeat(requests - 1) + "GET " + DEVICES + " HTTP/1.1\r\nHost: hefu\r\nConnection: close" + END);
    }

    /** Good ones, to be spoilt. */
    public byte[][] seeds() {
        return new byte[][] {
            get("Accept: application/json\r\n"),
            ascii("GET " + DEVICES + "?page=1&perPage=20 HTTP/1.1\r\nHost: hefu\r\n" + credential + "\r\n"),
            ascii("GET /benefits-exchange/v0.1/benefits/00000000-0000-7000-8000-000000000101 HTTP/1.1\r\nHost: hefu\r\n"
                    + credential + "\r\n"),
            json("{\"name\":\"fuzzed\",\"clientCorrelator\":\"c-1\"}"),
            chunked("1d\r\n{\"name\":\"fuzzed in chunks  \"}\r\n0" + END),
            ascii("PATCH " + DEVICES + "/0193533b-5c0e-7d0a-a2b4-0e3f6f6f1c11/shadow HTTP/1.1\r\nHost: hefu\r\n"
                    + credential
                    + "Idempotency-Key: k-1\r\nContent-Type: application/json\r\nContent-Length: 29\r\n\r\n"
                    + "{\"desired\":{\"on\":true,\"n\":1}}"),
            ascii("GET /zh?lang=en HTTP/1.1\r\nHost: hefu\r\nAccept: text/html\r\nCookie: language=zh\r\n\r\n"),
        };
    }

    private byte[] get(String moreHeaders) {
        return ascii("GET " + DEVICES + " HTTP/1.1\r\nHost: hefu\r\n" + credential + moreHeaders + "\r\n");
    }

    private byte[] post(String headers, String body) {
        return ascii("POST " + DEVICES + " HTTP/1.1\r\nHost: hefu\r\n" + credential + headers + "\r\n" + body);
    }

    private byte[] chunked(String chunks) {
        return post("Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n", chunks);
    }

    private byte[] json(String body) {
        return jsonBytes(body.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] jsonBytes(byte[] body) {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(post("Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n", ""));
        request.writeBytes(body);
        return request.toByteArray();
    }

    private static String lines(int headers) {
        return IntStream.range(0, headers).mapToObj(i -> "X-" + i + ": 1\r\n").collect(Collectors.joining());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
