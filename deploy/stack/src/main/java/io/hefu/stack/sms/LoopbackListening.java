package io.hefu.stack.sms;

import io.hefu.stack.process.Loopback;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.SocketConnection;

/** Listens on 127.0.0.1 only, and sends small packets at once; jSMPP by itself does neither. */
final class LoopbackListening implements ServerConnectionFactory {

    @Override
    public ServerConnection listen(int port) throws IOException {
        return new Listening(Loopback.listen(port));
    }

    @Override
    public ServerConnection listen(int port, int timeout) throws IOException {
        ServerConnection listening = listen(port);
        listening.setSoTimeout(timeout);
        return listening;
    }

    @Override
    public ServerConnection listen(int port, int timeout, int backlog) throws IOException {
        return listen(port, timeout);
    }

    private record Listening(ServerSocket socket) implements ServerConnection {

        @Override
        public Connection accept() throws IOException {
            Socket accepted = socket.accept();
            accepted.setTcpNoDelay(true);
            return new SocketConnection(accepted);
        }

        @Override
        public void setSoTimeout(int timeout) throws IOException {
            socket.setSoTimeout(timeout);
        }

        @Override
        public int getSoTimeout() throws IOException {
            return socket.getSoTimeout();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
