package io.hefu.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The one address that the parts listen on. */
public final class Loopback {

    public static final String HOST = "127.0.0.1";

    private Loopback() {}

    public static InetSocketAddress at(int port) {
        return new InetSocketAddress(HOST, port);
    }

    /** A port nobody listens on now. */
    public static int freePort() {
        try (ServerSocket socket = listen(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = listen(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** @param port 0 for any free one */
    public static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        try {
            socket.bind(at(port), 1_000);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        return socket;
    }

    public static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (IOException e) {
            return false;
        }
    }
}
