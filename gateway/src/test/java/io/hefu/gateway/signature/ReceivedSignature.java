package io.hefu.gateway.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The gateway's signature as a partner reads and checks it: by nothing but RFC 9421 and the message.
 *
 * @param base what should have been signed
 */
public record ReceivedSignature(List<String> covered, String keyId, long created, String base, byte[] value) {

    private static final Pattern INPUT = Pattern.compile("hefu=(\\((.*)\\);created=(\\d+);keyid=\"(.*)\")");
    private static final Pattern VALUE = Pattern.compile("hefu=:(.*):");

    /**
     * @param header the value of a field, null where there is none
     * @throws IllegalArgumentException when there is no signature in the gateway's form
     */
    public static ReceivedSignature of(String method, String url, UnaryOperator<String> header) {
        Matcher input = INPUT.matcher(String.valueOf(header.apply("Signature-Input")));
        Matcher value = VALUE.matcher(String.valueOf(header.apply("Signature")));
        if (!input.matches() || !value.matches()) {
            throw new IllegalArgumentException("not signed");
        }
        List<String> covered = List.of(input.group(2).replace("\"", "").split(" "));
        String lines = covered.stream()
                .map(name -> "\"" + name + "\": " + part(name, method, url, header) + "\n")
                .collect(Collectors.joining());
        return new ReceivedSignature(
                covered,
                input.group(4),
                Long.parseLong(input.group(3)),
                lines + "\"@signature-params\": " + input.group(1),
                Base64.getDecoder().decode(value.group(1)));
    }

    private static String part(String name, String method, String url, UnaryOperator<String> header) {
        return switch (name) {
            case "@method" -> method;
            case "@target-uri" -> url;
            default -> header.apply(name);
        };
    }

    public boolean isMadeWith(byte[] secret) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return MessageDigest.isEqual(mac.doFinal(base.getBytes(StandardCharsets.US_ASCII)), value);
    }

    public boolean isMadeWithOtherHalfOf(PublicKey ed25519) throws GeneralSecurityException {
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(ed25519);
        check.update(base.getBytes(StandardCharsets.US_ASCII));
        return check.verify(value);
    }
}
