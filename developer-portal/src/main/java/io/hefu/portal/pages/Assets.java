package io.hefu.portal.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Style, script and icon. Each has a URL with its hash in the name, so that browsers may keep it for ever and still get a
 * new one at once.
 */
public final class Assets {

    /** The one set there is. */
    public static final Assets BUNDLED = load(List.of(
            new Source("portal.css", "text/css;charset=UTF-8"),
            new Source("portal.js", "text/javascript;charset=UTF-8"),
            new Source("icon.svg", "image/svg+xml")));

    private final Map<String, Asset> byName;
    private final Map<String, Asset> byFile;

    private Assets(List<Asset> assets) {
        byName = assets.stream().collect(Collectors.toUnmodifiableMap(Asset::name, Function.identity()));
        byFile = assets.stream().collect(Collectors.toUnmodifiableMap(Asset::file, Function.identity()));
    }

    /** @param file its name with the hash: {@code portal.0123456789.css} */
    record Asset(String name, String file, String mediaType, byte[] content) {}

    private record Source(String name, String mediaType) {}

    /** @throws IllegalArgumentException for a name that no asset has */
    public String url(String name) {
        Asset asset = byName.get(name);
        if (asset == null) {
            throw new IllegalArgumentException("asset: " + name + " (expected: one of " + byName.keySet() + ")");
        }
        return "/assets/" + asset.file();
    }

    Optional<Asset> file(String file) {
        return Optional.ofNullable(byFile.get(file));
    }

    private static Assets load(List<Source> sources) {
        return new Assets(sources.stream().map(Assets::read).toList());
    }

    private static Asset read(Source source) {
        try (InputStream stream = Assets.class.getResourceAsStream("/assets/" + source.name())) {
            if (stream == null) {
                throw new IllegalStateException("no asset on the class path: " + source.name());
            }
            byte[] content = stream.readAllBytes();
            int dot = source.name().lastIndexOf('.');
            String file = source.name().substring(0, dot) + "." + hash(content)
                    + source.name().substring(dot);
            return new Asset(source.name(), file, source.mediaType(), content);
        } catch (IOException e) {
            throw new UncheckedIOException("unreadable asset: " + source.name(), e);
        }
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 5);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
