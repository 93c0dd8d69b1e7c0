package io.hefu.gateway.signature;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The text that is signed: a line for each covered component, then the signature's own parameters. RFC 9421 §2.5. Signer and
 * verifier make it from the message as each has it; only equal messages give equal texts.
 */
public final class SignatureBase {

    private static final Set<String> KNOWN_PARAMETERS = Set.of("bs", "name");

    private SignatureBase() {}

    /** A component that is absent from the message, or that this implementation does not know: nothing can be signed. */
    public static final class Unsignable extends RuntimeException {
        Unsignable(String message) {
            super(message, null, false, false);
        }
    }

    /** @throws Unsignable when a component is absent, ambiguous or unknown */
    public static String of(SignedMessage message, SignatureParameters parameters) {
        return of(message, parameters.components(), parameters.serialized());
    }

    /**
     * The same for one who has them serialized already.
     *
     * @param parameters of the signature, {@code covered} among them
     * @throws Unsignable when a component is absent, ambiguous or unknown
     */
    public static String of(SignedMessage message, List<Component> covered, String parameters) {
        StringBuilder base = new StringBuilder(512);
        for (Component component : covered) {
            if (component.name().equals("@query-param")) {
                for (String value : queryParameters(URI.create(message.targetUri()), component)) {
                    line(base, component, value);
                }
            } else {
                line(base, component, value(message, component));
            }
        }
        return base.append("\"@signature-params\": ").append(parameters).toString();
    }

    private static void line(StringBuilder base, Component component, String value) {
        base.append(component.serialized()).append(": ").append(value).append('\n');
    }

    private static String value(SignedMessage message, Component component) {
        requireKnownParameters(component);
        if (!component.name().startsWith("@")) {
            return field(message, component);
        }
        return switch (component.name()) {
            case "@method" -> message.method();
            case "@target-uri" -> message.targetUri();
            case "@status" ->
                message.status().map(String::valueOf).orElseThrow(() -> new Unsignable("@status is for answers only"));
            default -> ofTarget(URI.create(message.targetUri()), component);
        };
    }

    private static void requireKnownParameters(Component component) {
        if (!component.parameters().isEmpty()
                && !KNOWN_PARAMETERS.containsAll(component.parameters().keySet())) {
            throw new Unsignable(component.serialized() + " has a parameter that is not supported here");
        }
    }

    private static String ofTarget(URI target, Component component) {
        return switch (component.name()) {
            case "@authority" -> authority(target);
            case "@scheme" -> target.getScheme().toLowerCase(Locale.ROOT);
            case "@request-target" -> requestTarget(target);
            case "@path" -> path(target);
            case "@query" -> "?" + (target.getRawQuery() == null ? "" : target.getRawQuery());
            default -> throw new Unsignable(component.name() + " is no derived component of RFC 9421 §2.2");
        };
    }

    /** In lower case, without the scheme's own port. RFC 9421 §2.2.3. */
    private static String authority(URI target) {
        String authority = target.getRawAuthority().toLowerCase(Locale.ROOT);
        String usualPort = target.getScheme().equalsIgnoreCase("https") ? ":443" : ":80";
        return authority.endsWith(usualPort)
                ? authority.substring(0, authority.length() - usualPort.length())
                : authority;
    }

    private static String requestTarget(URI target) {
        return target.getRawQuery() == null ? path(target) : path(target) + "?" + target.getRawQuery();
    }

    private static String path(URI target) {
        return target.getRawPath().isEmpty() ? "/" : target.getRawPath();
    }

    /** One line for each time that the parameter occurs. RFC 9421 §2.2.8. */
    private static List<String> queryParameters(URI target, Component component) {
        requireKnownParameters(component);
        String name = component.parameters().get("name");
        List<String> values = new ArrayList<>();
        if (name != null && target.getRawQuery() != null) {
            for (String pair : target.getRawQuery().split("&", -1)) {
                String[] parts = pair.split("=", 2);
                if (parts[0].replace("+", "%20").equals(name)) {
                    values.add(parts.length == 1 ? "" : parts[1].replace("+", "%20"));
                }
            }
        }
        if (values.isEmpty()) {
            throw new Unsignable("the query has no parameter " + name);
        }
        return values;
    }

    /** All lines of the field in one, unfolded and trimmed; with {@code bs}, each wrapped as bytes. RFC 9421 §2.1. */
    private static String field(SignedMessage message, Component component) {
        List<String> lines = message.field(component.name());
        if (lines.isEmpty()) {
            throw new Unsignable("the message has no field " + component.name());
        }
        boolean asBytes = component.parameters().containsKey("bs");
        if (lines.size() == 1 && !asBytes) {
            return unfolded(lines.get(0).trim());
        }
        return lines.stream()
                .map(line -> unfolded(line.trim()))
                .map(line -> asBytes ? wrapped(line) : line)
                .collect(Collectors.joining(", "));
    }

    private static String unfolded(String line) {
        return line.indexOf('\n') < 0 ? line : line.replaceAll("\\s*\\r\\n\\s+", " ");
    }

    private static String wrapped(String line) {
        return ":" + Base64.getEncoder().encodeToString(line.getBytes(StandardCharsets.ISO_8859_1)) + ":";
    }
}
