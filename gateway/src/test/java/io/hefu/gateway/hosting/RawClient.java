package io.hefu.gateway.hosting;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client on a plain socket, for requests that no HTTP library sends. */
final class RawClient {

    private RawClient() {}

    static String authorization() {
        return "Authorization: Bearer " + HostingGateway.KEY.clearText() + "\r\n";
    }

    /** Says this and reads until the other side closes. The head may lack authorization: it is added. */
    static String ask(int port, String text) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            int headLine = text.indexOf("\r\n") + 2;
            String whole = text.substring(0, headLine) + authorization() + text.substring(headLine);
            socket.getOutputStream().write(whole.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
