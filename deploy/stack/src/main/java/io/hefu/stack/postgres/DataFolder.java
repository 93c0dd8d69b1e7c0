package io.hefu.stack.postgres;

import io.hefu.stack.process.ChildProcess;
import io.hefu.stack.process.Folders;
import io.hefu.stack.process.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The folder with the data of one PostgreSQL. */
record DataFolder(Path path) {

    /** Makes the folder if there is none. It appears whole or not at all, so that an interrupted first start does no harm. */
    void initialize(PostgresBinaries binaries, String user, String password, Path log) {
        if (Files.exists(path)) {
            return;
        }
        Path half = path.resolveSibling(path.getFileName() + ".new");
        Path passwordFile = path.resolveSibling(path.getFileName() + ".password");
        try {
            Folders.delete(half);
            Files.createDirectories(path.toAbsolutePath().getParent());
            Folders.writeSecret(passwordFile, password);
            initdb(binaries, half, user, passwordFile, log);
            Files.move(half, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartFailure("PostgreSQL cannot make its data folder " + path + ": " + e.getMessage() + ".", e);
        } finally {
            deleteQuietly(passwordFile);
        }
    }

    private static void initdb(PostgresBinaries binaries, Path folder, String user, Path passwordFile, Path log) {
        List<String> words = OrdinaryUser.command(List.of(
                binaries.program("initdb").toString(),
                "--pgdata=" + folder,
                "--username=" + user,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
        ChildProcess initdb = ChildProcess.start(new ChildProcess.Command(
                "PostgreSQL's initdb", words, Map.of(), folder.toAbsolutePath().getParent(), log));
        initdb.awaitSuccess(Duration.ofMinutes(2));
    }

    /** A crash leaves the file by which a running PostgreSQL marks its folder; the pid in it may be somebody else's by now. */
    void forgetDeadServer() {
        Path mark = path.resolve("postmaster.pid");
        try {
            if (!Files.exists(mark)) {
                return;
            }
            long pid = Long.parseLong(Files.readAllLines(mark).get(0).trim());
            boolean running = ProcessHandle.of(pid)
                    .flatMap(process -> process.info().command())
                    .filter(command -> command.endsWith("postgres"))
                    .isPresent();
            if (running) {
                throw new StartFailure("Another PostgreSQL (pid " + pid + ") already works on " + path
                        + ": stop it with deploy/down.");
            }
            Files.delete(mark);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw corrupt(List.of("postmaster.pid is not readable"));
        }
    }

    StartFailure corrupt(List<String> reasons) {
        return new StartFailure("PostgreSQL cannot use its data folder " + path
                + ": put a backup in its place, or start over with deploy/up --fresh. It says:\n  "
                + String.join("\n  ", reasons));
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
