package io.hefu.stack.postgres;

import io.hefu.stack.process.Folders;
import io.hefu.stack.process.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs for this machine, unpacked once per user from the archive on the class path. */
record PostgresBinaries(Path folder) {

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    /** Unpacks if need be; several processes may ask at once. */
    static PostgresBinaries unpacked() {
        String archive = archiveName();
        URL location = locate(archive);
        try {
            Path home =
                    Path.of(System.getProperty("java.io.tmpdir"), "hefu-postgres-" + System.getProperty("user.name"));
            Files.createDirectories(home);
            Path folder = home.resolve(
                    archive.replace(".txz", "-" + location.openConnection().getContentLengthLong()));
            try (FileChannel channel = FileChannel.open(
                            home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !Files.exists(folder)) {
                    Path half = home.resolve("unpacking");
                    Folders.delete(half);
                    unpack(location, half);
                    Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
                }
            }
            return new PostgresBinaries(folder);
        } catch (IOException e) {
            throw new StartFailure(
                    "PostgreSQL cannot be unpacked into " + System.getProperty("java.io.tmpdir") + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private static String archiveName() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String processor = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        return "postgres-" + system + "-" + processor + ".txz";
    }

    private static URL locate(String archive) {
        URL location = PostgresBinaries.class.getResource("/" + archive);
        if (location == null) {
            throw new StartFailure("There is no PostgreSQL for this machine on the class path: " + archive + ".");
        }
        return location;
    }

    private static void unpack(URL archive, Path folder) throws IOException {
        try (InputStream content = archive.openStream();
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(content))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(target.getParent());
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
                    if ((entry.getMode() & 0100) != 0) {
                        makeExecutable(target);
                    }
                }
            }
        }
    }

    private static void makeExecutable(Path file) throws IOException {
        Set<PosixFilePermission> permissions = new HashSet<>(Files.getPosixFilePermissions(file));
        permissions.add(PosixFilePermission.OWNER_EXECUTE);
        Files.setPosixFilePermissions(file, permissions);
    }
}
