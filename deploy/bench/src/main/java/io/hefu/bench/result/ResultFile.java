package io.hefu.bench.result;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The numbers of one run, flat, in the order in which they were put. */
public final class ResultFile {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private static final double PLACES = 1_000;

    private final Map<String, Number> numbers = new LinkedHashMap<>();

    public ResultFile put(String name, long number) {
        numbers.put(name, number);
        return this;
    }

    /** To three places. */
    public ResultFile put(String name, double number) {
        numbers.put(name, Math.rint(number * PLACES) / PLACES);
        return this;
    }

    /** To {@code folder/name.json}. */
    public void write(Path folder, String name) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name + ".json"), JSON.writeValueAsString(numbers) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
