package io.hefu.bench.contender;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A configuration file of the class path in which {@code @name@} stands for a value. */
record Template(String name) {

    /** To a file of the same name in the folder. */
    Path writeTo(Path folder, Map<String, Object> values) {
        String text = text();
        for (Map.Entry<String, Object> value : values.entrySet()) {
            text = text.replace("@" + value.getKey() + "@", value.getValue().toString());
        }
        try {
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text() {
        try (InputStream resource = Template.class.getResourceAsStream("/contender/" + name)) {
            if (resource == null) {
                throw new IllegalArgumentException("name: " + name + " is not on the class path");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
