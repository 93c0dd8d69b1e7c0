package io.hefu.gateway.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hefu.core.entitlement.SignatureKey;
import io.hefu.core.entitlement.SignatureKey.Algorithm;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures as messages bring them, against the example of RFC 9421, appendix B.2.6. */
class PresentedSignatureTest {

    private static final String INPUT = "sig-b26=(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\""
            + " \"content-length\");created=1618884473;keyid=\"test-key-ed25519\"";
    private static final String SIGNATURE =
            "sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:";
    private static final SignatureKey KEY = SignatureKey.of(
            Algorithm.ED25519,
            Base64.getDecoder().decode("MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs="));
    private static final Instant NOW = Instant.ofEpochSecond(1618884473);

    @Test
    void theExampleIsReadAndVerifies() {
        PresentedSignature presented =
                PresentedSignature.of(example(INPUT, SIGNATURE)).orElseThrow();

        String base = SignatureBase.of(example(INPUT, SIGNATURE), presented.parameters());
        assertThat(presented.parameters().keyId()).contains("test-key-ed25519");
        assertThat(KEY.verifies(base.getBytes(StandardCharsets.UTF_8), presented.value()))
                .isTrue();
        assertThat(KEY.verifies((base + "x").getBytes(StandardCharsets.UTF_8), presented.value()))
                .isFalse();
        assertThat(KEY.verifies(base.getBytes(StandardCharsets.UTF_8), new byte[3]))
                .isFalse();
    }

    @Test
    void aMessageWithoutSignatureHasNone() {
        assertThat(PresentedSignature.of(message(Map.of()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sig",
                "sig=",
                "sig=()",
                "sig=(\"a\"",
                "sig=(\"a\" b)",
                "sig=(\"a\"\"b\")",
                "sig=(\"a\" \"a\");created=1",
                "sig=(\"a\");created=",
                "sig=(\"a\");created=99999999999999999999",
                "sig=(\"a\");keyid=\"unfinished",
                "sig=(\"a\"),",
                "SIG=(\"a\")",
                "sig=\"a\"",
                "\u0000"
            })
    void malformedInputIsAnArgumentErrorAndNothingElse(String input) {
        assertThatIllegalArgumentException().isThrownBy(() -> PresentedSignature.of(example(input, "sig=\"none\"")));
    }

    @Test
    void aSignatureUnderAnotherLabelIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PresentedSignature.of(example(INPUT, SIGNATURE.replace("sig-b26", "other"))));
    }

    @Test
    void methodTargetTimeNonceAndKeyMustBeThere() {
        String nonce = ";nonce=\"0123456789abcdef\"";
        String meta = ";created=1;keyid=\"k\"" + nonce;
        assertThat(isComplete("(\"@method\" \"@target-uri\")" + meta)).isTrue();
        assertThat(isComplete("(\"@method\" \"@path\" \"@query\")" + meta)).isTrue();
        assertThat(isComplete("(\"@method\" \"@path\")" + meta)).isFalse();
        assertThat(isComplete("(\"@target-uri\")" + meta)).isFalse();
        assertThat(isComplete("(\"@method\" \"@target-uri\")" + meta.replace(nonce, "")))
                .isFalse();
        assertThat(isComplete("(\"@method\" \"@target-uri\")" + meta.replace("created=1;", "")))
                .isFalse();
        assertThat(isComplete("(\"@method\" \"@target-uri\")" + meta.replace(";keyid=\"k\"", "")))
                .isFalse();
        assertThat(isComplete("(\"@method\" \"@target-uri\")" + meta.replace("0123456789abcdef", "short")))
                .isFalse();
        assertThat(isComplete("(\"@method\" \"@target-uri\";req)" + meta)).isFalse();
    }

    @Test
    void aContentDigestThatIsThereMustBeCovered() {
        String meta = ";created=1;keyid=\"k\";nonce=\"0123456789abcdef\"";
        SignedMessage withDigest = message(Map.of("content-digest", List.of("sha-256=:AA==:")));

        assertThat(SignedRequestRules.isComplete(parameters("(\"@method\" \"@target-uri\")" + meta), withDigest))
                .isFalse();
        assertThat(SignedRequestRules.isComplete(
                        parameters("(\"@method\" \"@target-uri\" \"content-digest\")" + meta), withDigest))
                .isTrue();
    }

    @Test
    void aSignatureIsTimelyForFiveMinutesEitherWay() {
        SignatureParameters parameters = parameters("();created=1618884473;expires=1618884673");
        SignatureParameters endless = parameters("();created=1618884473");

        assertThat(SignedRequestRules.isTimely(endless, NOW.plusSeconds(300))).isTrue();
        assertThat(SignedRequestRules.isTimely(endless, NOW.plusSeconds(301))).isFalse();
        assertThat(SignedRequestRules.isTimely(endless, NOW.minusSeconds(300))).isTrue();
        assertThat(SignedRequestRules.isTimely(endless, NOW.minusSeconds(301))).isFalse();
        assertThat(SignedRequestRules.isTimely(parameters, NOW.plus(Duration.ofSeconds(199))))
                .isTrue();
        assertThat(SignedRequestRules.isTimely(parameters, NOW.plus(Duration.ofSeconds(200))))
                .isFalse();
    }

    private static boolean isComplete(String input) {
        return SignedRequestRules.isComplete(parameters(input), message(Map.of()));
    }

    private static SignatureParameters parameters(String input) {
        return PresentedSignature.of(
                        message(Map.of("signature-input", List.of("sig=" + input), "signature", List.of("sig=:AA==:"))))
                .orElseThrow()
                .parameters();
    }

    private static SignedMessage example(String input, String signature) {
        return message(Map.of(
                "signature-input", List.of(input),
                "signature", List.of(signature),
                "date", List.of("Tue, 20 Apr 2021 02:07:55 GMT"),
                "content-type", List.of("application/json"),
                "content-length", List.of("18")));
    }

    private static SignedMessage message(Map<String, List<String>> fields) {
        Map<String, List<String>> all = new HashMap<>(fields);
        return new SignedMessage() {
            @Override
            public String method() {
                return "POST";
            }

            @Override
            public String targetUri() {
                return "https://example.com/foo?param=Value&Pet=dog";
            }

            @Override
            public List<String> field(String name) {
                return all.getOrDefault(name, List.of());
            }
        };
    }
}
