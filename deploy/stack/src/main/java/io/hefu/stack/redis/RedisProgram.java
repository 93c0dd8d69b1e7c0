package io.hefu.stack.redis;

import io.hefu.stack.process.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

/** Redis' server for this machine, unpacked once per user from the class path. */
final class RedisProgram {

    private RedisProgram() {}

    /** Unpacks if need be; several processes may ask at once. */
    static Path unpacked() {
        String name = resourceName();
        Path home = Path.of(System.getProperty("java.io.tmpdir"), "hefu-redis-" + System.getProperty("user.name"));
        Path program = home.resolve(name);
        try (InputStream content = RedisProgram.class.getResourceAsStream("/" + name)) {
            if (content == null) {
                throw new StartFailure("There is no Redis for this machine on the class path: " + name + ".");
            }
            Files.createDirectories(home);
            if (!Files.exists(program)) {
                Path half = Files.createTempFile(home, "unpacking", "");
                Files.copy(content, half, StandardCopyOption.REPLACE_EXISTING);
                Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwx------"));
                Files.move(half, program, StandardCopyOption.ATOMIC_MOVE);
            }
            return program;
        } catch (FileAlreadyExistsException anotherWasQuicker) {
            return program;
        } catch (IOException e) {
            throw new StartFailure("Redis cannot be unpacked into " + home + ": " + e.getMessage(), e);
        }
    }

    /** As embedded-redis names them. */
    private static String resourceName() {
        boolean isMac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
        boolean isArm = System.getProperty("os.arch").equals("aarch64");
        if (isMac) {
            return "redis-server-6.2.6-v5-darwin-" + (isArm ? "arm64" : "amd64");
        }
        return isArm ? "redis-server-6.2.7-linux-arm64" : "redis-server-6.2.6-v5-linux-amd64";
    }
}
