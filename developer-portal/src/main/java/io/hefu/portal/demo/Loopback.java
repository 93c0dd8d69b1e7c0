package io.hefu.portal.demo;

/** Whether an address to listen on can be reached from this machine only. */
final class Loopback {

    private Loopback() {}

    static boolean covers(String host) {
        return host.equals("localhost")
                || host.equals("::1")
                || host.equals("[::1]")
                || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }
}
