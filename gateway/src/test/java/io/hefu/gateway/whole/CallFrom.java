package io.hefu.gateway.whole;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Calls in the clear from one of this machine's addresses, as a proxy of the operator's passes them on.
 *
 * @param address {@link RealParts#TRUSTED_PROXY}, or another one in 127.0.0.0/8
 */
record CallFrom(String address) {

    static CallFrom theProxy() {
        return new CallFrom(RealParts.TRUSTED_PROXY);
    }

    /** From whom the platform has never heard. */
    static CallFrom aStranger() {
        return new CallFrom("127.0.0.3");
    }

    record Answer(int status, String body) {}

    /** @param headers as they stand on the wire, one a line */
    Answer get(String path, String... headers) {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(address, 0));
            socket.connect(new InetSocketAddress("127.0.0.1", DemoPlatform.url().getPort()));
            String request = "GET " + path + " HTTP/1.1\r\nHost: hefu\r\nConnection: close\r\n"
                    + String.join("\r\n", List.of(headers)) + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(Integer.parseInt(answer.split(" ", 3)[1]), answer.substring(answer.indexOf("\r\n\r\n")));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
