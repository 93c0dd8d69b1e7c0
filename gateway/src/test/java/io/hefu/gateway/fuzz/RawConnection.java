package io.hefu.gateway.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** A TCP connection on which anything may be sent. */
public final class RawConnection implements AutoCloseable {

    /** An answer, or the end of the connection, must come within this, on however busy a machine. */
    private static final int PATIENCE_MILLIS = 20_000;

    private static final int SILENCE_MILLIS = 60;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3}) ");

    private final Socket socket;

    public RawConnection(int port) throws IOException {
        this.socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
    }

    /**
     * What came back.
     *
     * @param isClosed whether the server ended the connection
     */
    public record Reaction(String text, boolean isClosed) {

        /** Of all answers, in their order. */
        public List<Integer> statuses() {
            return STATUS.matcher(text)
                    .results()
                    .map(found -> Integer.valueOf(found.group(1)))
                    .toList();
        }

        public boolean isHang() {
            return text.isEmpty() && !isClosed;
        }
    }

    /** Sends, and reads until the server ends the connection or has answered and says no more. */
    public Reaction exchange(byte[] request) throws IOException {
        return exchange(request, 1);
    }

    /** Sends several requests at once, and reads until so many are answered and no more is said. */
    public Reaction exchange(byte[] requests, int answers) throws IOException {
        send(requests);
        return read(PATIENCE_MILLIS, answers);
    }

    /** The same, but a server that still waits for more is told after a while that nothing will come. */
    public Reaction exchangeAndEnd(byte[] request, int patienceMillis) throws IOException {
        send(request);
        Reaction reaction = read(patienceMillis, 1);
        if (!reaction.isHang()) {
            return reaction;
        }
        try {
            socket.shutdownOutput();
        } catch (SocketException closed) {
            return new Reaction("", true);
        }
        return read(PATIENCE_MILLIS, 1);
    }

    public void send(byte[] bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
        } catch (SocketException refusedToReadOn) {
            // The answer, if there is one, is still to be read.
        }
    }

    private Reaction read(int patienceMillis, int answers) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] buffer = new byte[8_192];
        InputStream in = socket.getInputStream();
        socket.setSoTimeout(patienceMillis);
        while (true) {
            try {
                int length = in.read(buffer);
                if (length < 0) {
                    return reaction(read, true);
                }
                read.write(buffer, 0, length);
                if (reaction(read, false).statuses().size() >= answers) {
                    socket.setSoTimeout(SILENCE_MILLIS);
                }
            } catch (SocketTimeoutException silence) {
                return reaction(read, false);
            } catch (SocketException reset) {
                return reaction(read, true);
            }
        }
    }

    private static Reaction reaction(ByteArrayOutputStream read, boolean isClosed) {
        return new Reaction(read.toString(StandardCharsets.ISO_8859_1), isClosed);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
