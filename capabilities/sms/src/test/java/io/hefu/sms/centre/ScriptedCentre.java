package io.hefu.sms.centre;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A message centre that does what a test tells it to, octet by octet. It takes any bind, and answers enquire_link. */
final class ScriptedCentre implements AutoCloseable {

    private static final int BIND_TRANSCEIVER = 0x09;
    private static final int SUBMIT_SM = 0x04;
    private static final int DELIVER_SM = 0x05;
    private static final int ENQUIRE_LINK = 0x15;
    private static final int UNBIND = 0x06;
    private static final int RESPONSE = 0x80000000;

    /** What happens when a submit_sm comes. */
    interface Script {
        void submitted(Submit submit) throws IOException;
    }

    private final ServerSocket listening;
    private final Script script;
    private final BlockingQueue<Integer> receiptAnswers = new LinkedBlockingQueue<>();
    private final AtomicInteger binds = new AtomicInteger();
    private volatile Link last;

    ScriptedCentre(Script script) throws IOException {
        this.script = script;
        this.listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** How many times it was bound. */
    int binds() {
        return binds.get();
    }

    /** The command_status that the next delivery receipt was answered with, in the order of the answers. */
    int receiptAnswer() throws InterruptedException {
        return receiptAnswers.take();
    }

    /** Sends a deliver_sm over the last connection. */
    void deliver(int esmClass, String text, byte... parameters) throws IOException {
        last.deliver(esmClass, text, parameters);
    }

    /** Sends octets that are no PDU over the last connection. */
    void babble() throws IOException {
        last.write(new byte[] {'H', 'T', 'T', 'P', '/', '1', '.', '1', ' ', '4', '0', '0', '\r', '\n', '\r', '\n'});
    }

    static byte[] parameter(int tag, byte... value) {
        return ByteBuffer.allocate(4 + value.length)
                .putShort((short) tag)
                .putShort((short) value.length)
                .put(value)
                .array();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        if (last != null) {
            last.socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Link link = new Link(listening.accept());
                last = link;
                daemon(link::serve);
            }
        } catch (IOException closed) {
            return;
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "scripted-centre");
        thread.setDaemon(true);
        thread.start();
    }

    /** One submit_sm, to be answered by the script, or not. */
    record Submit(Link link, int sequence) {

        void take(String messageId) throws IOException {
            link.send(SUBMIT_SM | RESPONSE, 0, sequence, (messageId + "\0").getBytes(StandardCharsets.US_ASCII));
        }

        void refuse(int commandStatus) throws IOException {
            link.send(SUBMIT_SM | RESPONSE, commandStatus, sequence, new byte[0]);
        }

        void cut() throws IOException {
            link.socket.close();
        }
    }

    private final class Link {

        private final Socket socket;
        private final DataOutputStream out;
        private int sequence;

        Link(Socket socket) throws IOException {
            this.socket = socket;
            this.out = new DataOutputStream(socket.getOutputStream());
        }

        void serve() {
            try (DataInputStream in = new DataInputStream(socket.getInputStream())) {
                while (true) {
                    int length = in.readInt();
                    int command = in.readInt();
                    int status = in.readInt();
                    int number = in.readInt();
                    in.readNBytes(length - 16);
                    switch (command) {
                        case BIND_TRANSCEIVER -> {
                            binds.incrementAndGet();
                            send(command | RESPONSE, 0, number, new byte[] {'c', 0});
                        }
                        case ENQUIRE_LINK, UNBIND -> send(command | RESPONSE, 0, number, new byte[0]);
                        case SUBMIT_SM -> script.submitted(new Submit(this, number));
                        case DELIVER_SM | RESPONSE -> receiptAnswers.add(status);
                        default -> throw new IOException("unexpected command " + Integer.toHexString(command));
                    }
                }
            } catch (IOException gone) {
                return;
            }
        }

        void deliver(int esmClass, String text, byte... parameters) throws IOException {
            byte[] words = text.getBytes(StandardCharsets.US_ASCII);
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.writeBytes(new byte[] {0, 1, 1});
            body.writeBytes("8613800000001\0".getBytes(StandardCharsets.US_ASCII));
            body.writeBytes(new byte[] {0, 0});
            body.writeBytes("10690000\0".getBytes(StandardCharsets.US_ASCII));
            body.writeBytes(new byte[] {(byte) esmClass, 0, 0, 0, 0, 0, 0, 0, 0, (byte) words.length});
            body.writeBytes(words);
            body.writeBytes(parameters);
            send(DELIVER_SM, 0, ++sequence, body.toByteArray());
        }

        synchronized void send(int command, int status, int number, byte[] body) throws IOException {
            out.writeInt(16 + body.length);
            out.writeInt(command);
            out.writeInt(status);
            out.writeInt(number);
            write(body);
        }

        synchronized void write(byte[] octets) throws IOException {
            out.write(octets);
            out.flush();
        }
    }

    /** As a script: takes every message, under the ids 1, 2, 3… */
    static Script takingAll() {
        int[] count = {0};
        return submit -> submit.take(String.valueOf(++count[0]));
    }

    static ScriptedCentre start(Script script) {
        try {
            return new ScriptedCentre(script);
        } catch (IOException unable) {
            throw new UncheckedIOException(unable);
        }
    }
}
