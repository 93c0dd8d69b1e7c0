package io.hefu.checker;

import io.hefu.checker.pass.Pass;
import io.hefu.checker.pass.Passes;
import io.hefu.checker.seal.PublicKeys;
import io.hefu.checker.seal.SealingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the command was asked for. Secrets come in the environment: a command line is seen by all.
 *
 * @param passes those to run
 */
record Options(String url, String user, String password, List<Pass> passes, boolean json, boolean list) {

    private static final String USER = "HEFU_DATABASE_USER";
    private static final String PASSWORD = "HEFU_DATABASE_PASSWORD";
    private static final String SEALING_KEY = "HEFU_SEALING_KEY";

    /** @throws IllegalArgumentException with a sentence for people */
    static Options of(List<String> arguments, Map<String, String> environment) throws IOException {
        PublicKeys keys = new PublicKeys();
        List<String> names = new ArrayList<>();
        String url = "";
        boolean json = false;
        boolean list = false;
        for (int i = 0; i < arguments.size(); i++) {
            switch (arguments.get(i)) {
                case "--json" -> json = true;
                case "--list" -> list = true;
                case "--url" -> url = value(arguments, ++i);
                case "--key" -> keys.addPem(Files.readString(Path.of(value(arguments, ++i))));
                case "--pass" -> names.add(value(arguments, ++i));
                default ->
                    throw new IllegalArgumentException(
                            arguments.get(i) + ": no such option; deploy/check --help names them");
            }
        }
        Optional<SealingKey> sealing = Optional.ofNullable(environment.get(SEALING_KEY))
                .filter(text -> !text.isEmpty())
                .map(SealingKey::ofHex);
        sealing.ifPresent(key -> keys.add(key.publicKey()));
        return new Options(
                url,
                environment.getOrDefault(USER, ""),
                environment.getOrDefault(PASSWORD, ""),
                chosen(Passes.all(keys, sealing.map(SealingKey::saltSecret)), names),
                json,
                list);
    }

    private static List<Pass> chosen(List<Pass> all, List<String> names) {
        for (String name : names) {
            if (all.stream().noneMatch(pass -> pass.name().equals(name))) {
                throw new IllegalArgumentException("--pass " + name + ": no such pass; deploy/check --list names them");
            }
        }
        return all.stream()
                .filter(pass -> names.isEmpty() || names.contains(pass.name()))
                .toList();
    }

    private static String value(List<String> arguments, int index) {
        if (index == arguments.size()) {
            throw new IllegalArgumentException(arguments.get(index - 1) + " (expected: a value after it)");
        }
        return arguments.get(index);
    }
}
