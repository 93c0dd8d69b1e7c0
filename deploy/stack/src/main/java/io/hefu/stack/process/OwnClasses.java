package io.hefu.stack.process;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loads all classes of the stack at once. They lie in a build folder, and a build in the meantime would pull away those
 * that a long-lived process needs last, such as for ending in good order.
 */
public final class OwnClasses {

    private OwnClasses() {}

    public static void load() {
        try {
            Path folder = Path.of(OwnClasses.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(folder)) {
                load(folder);
            }
        } catch (IOException | URISyntaxException | ClassNotFoundException e) {
            throw new StartFailure("The stack is half built: build it again with ./mvnw package -DskipTests.", e);
        }
    }

    private static void load(Path folder) throws IOException, ClassNotFoundException {
        List<String> names;
        try (Stream<Path> files = Files.walk(folder)) {
            names = files.map(file -> folder.relativize(file).toString())
                    .filter(name -> name.endsWith(".class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .toList();
        }
        for (String name : names) {
            Class.forName(name, false, OwnClasses.class.getClassLoader());
        }
    }
}
