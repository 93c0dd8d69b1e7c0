package io.hefu.stack.redis;

import io.hefu.stack.process.ChildProcess;
import io.hefu.stack.process.Folders;
import io.hefu.stack.process.Loopback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real Redis on 127.0.0.1 that keeps nothing on disk: what is in it is gone when it stops. Ready when it answers PING. */
public final class Redis implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int ANSWER_MILLIS = 500;

    private final Path program;
    private final Path folder;
    private final int port;
    private Optional<ChildProcess> server = Optional.empty();

    private Redis(Path program, Path folder, int port) {
        this.program = program;
        this.folder = folder;
        this.port = port;
    }

    /** On a free port. */
    public static Redis temporary() {
        try {
            Path folder = Files.createTempDirectory("hefu-redis-");
            Redis redis = new Redis(RedisProgram.unpacked(), folder, Loopback.freePort());
            redis.startAgain();
            return redis;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "redis://" + Loopback.HOST + ":" + port;
    }

    /** SIGKILL, as a crash would be. */
    public synchronized void kill() {
        server.ifPresent(ChildProcess::kill);
        server = Optional.empty();
    }

    /** On the same port, with nothing in it. */
    public synchronized void startAgain() {
        if (server.filter(ChildProcess::isAlive).isPresent()) {
            return;
        }
        ChildProcess started = ChildProcess.start(new ChildProcess.Command(
                "Redis",
                List.of(
                        program.toString(),
                        "--port",
                        Integer.toString(port),
                        "--bind",
                        Loopback.HOST,
                        "--save",
                        "",
                        "--appendonly",
                        "no"),
                Map.of(),
                folder,
                folder.resolve("redis.log")));
        started.awaitReady(this::answers, PATIENCE);
        server = Optional.of(started);
    }

    private boolean answers() {
        try (Socket socket = new Socket(Loopback.HOST, port)) {
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.getOutputStream().write(PING);
            return socket.getInputStream().read() == '+';
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public synchronized void close() {
        server.ifPresent(ChildProcess::close);
        server = Optional.empty();
        Folders.delete(folder);
    }
}
