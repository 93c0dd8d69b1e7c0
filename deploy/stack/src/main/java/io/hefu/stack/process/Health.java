package io.hefu.stack.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;

/** Whether somebody answers. */
public final class Health {

    private static final int PATIENCE_MILLIS = 2_000;

    private Health() {}

    /** True when a GET is answered with 200. */
    public static boolean answers(String url) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }

    /** True when somebody listens on the port. */
    public static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(Loopback.at(port), PATIENCE_MILLIS);
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
