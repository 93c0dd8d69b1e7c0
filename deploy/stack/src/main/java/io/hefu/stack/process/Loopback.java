package io.hefu.stack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** The one address that the parts listen on. */
public final class Loopback {

    public static final String HOST = "127.0.0.1";

    private static final int LOWEST_FREE = 20_000;
    private static final int HIGHEST_FREE = 32_000;

    private Loopback() {}

    public static InetSocketAddress at(int port) {
        return new InetSocketAddress(HOST, port);
    }

    /**
     * A port nobody listens on now, below those that the system gives to outgoing connections (32768 and up on Linux):
     * one of them could take it before the part that it is meant for has started.
     */
    public static int freePort() {
        return ThreadLocalRandom.current()
                .ints(LOWEST_FREE, HIGHEST_FREE)
                .filter(Loopback::isFree)
                .findFirst()
                .orElseThrow();
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
