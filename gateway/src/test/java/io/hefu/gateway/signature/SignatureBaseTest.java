package io.hefu.gateway.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.gateway.signature.SignatureBase.Unsignable;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the examples of RFC 9421. */
class SignatureBaseTest {

    private static final Instant CREATED = Instant.ofEpochSecond(1618884473);

    private final ExampleRequest request = new ExampleRequest();

    @Test
    void theExampleOfAppendixB26GivesItsTextAndItsEd25519Signature() throws Exception {
        SignatureParameters parameters = SignatureParameters.created(
                components("date", "@method", "@path", "@authority", "content-type", "content-length"),
                CREATED,
                "test-key-ed25519");

        String base = SignatureBase.of(request, parameters);

        assertThat(base).isEqualTo("""
                        "date": Tue, 20 Apr 2021 02:07:55 GMT
                        "@method": POST
                        "@path": /foo
                        "@authority": example.com
                        "content-type": application/json
                        "content-length": 18
                        "@signature-params": ("date" "@method" "@path" "@authority" "content-type" "content-length")\
                        ;created=1618884473;keyid="test-key-ed25519\"""");
        assertThat(ed25519(base))
                .isEqualTo("wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==");
    }

    @Test
    void aSignatureMayCoverNothingButItself() {
        SignatureParameters parameters = new SignatureParameters(
                List.of(),
                List.of(
                        Map.entry("created", 1618884473L),
                        Map.entry("keyid", "test-key-rsa-pss"),
                        Map.entry("nonce", "b3k2pp5k7z-50gnwp.yemd")));

        assertThat(SignatureBase.of(request, parameters))
                .isEqualTo("\"@signature-params\": ();created=1618884473;keyid=\"test-key-rsa-pss\""
                        + ";nonce=\"b3k2pp5k7z-50gnwp.yemd\"");
        assertThat(parameters.nonce()).contains("b3k2pp5k7z-50gnwp.yemd");
        assertThat(parameters.created()).contains(CREATED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    @method          | POST
                    @scheme          | https
                    @authority       | example.com
                    @path            | /foo
                    @query           | ?param=Value&Pet=dog&var=this%20is%20a%20big%0Amultiline%20value&bar=with+plus
                    @request-target  | /foo?param=Value&Pet=dog&var=this%20is%20a%20big%0Amultiline%20value&bar=with+plus
                    cache-control    | max-age=60, must-revalidate
                    example-dict     | a=1,    b=2;x=1;y=2,   c=(a   b   c)
                    """)
    void aComponentHasTheValueOfTheStandard(String name, String value) {
        assertThat(base(Component.of(name))).startsWith("\"" + name + "\": " + value + "\n");
    }

    @ParameterizedTest
    @CsvSource({"Pet, dog", "bar, with%20plus", "var, this%20is%20a%20big%0Amultiline%20value"})
    void aQueryParameterIsCoveredByItsName(String name, String value) {
        assertThat(base(Component.queryParameter(name)))
                .startsWith("\"@query-param\";name=\"" + name + "\": " + value + "\n");
    }

    @Test
    void linesOfAFieldCanBeKeptApartAsBytes() {
        assertThat(base(new Component("cache-control", Map.of("bs", ""))))
                .startsWith("\"cache-control\";bs: :bWF4LWFnZT02MA==:, :bXVzdC1yZXZhbGlkYXRl:\n");
    }

    @Test
    void whatIsAbsentOrUnknownCannotBeSigned() {
        Stream.of(
                        Component.of("x-absent"),
                        Component.of("@colour"),
                        Component.of("@status"),
                        Component.queryParameter("absent"),
                        new Component("example-dict", Map.of("key", "a")))
                .forEach(component -> assertThatThrownBy(() -> base(component)).isInstanceOf(Unsignable.class));
    }

    @Test
    void noComponentIsCoveredTwice() {
        assertThatThrownBy(() -> SignatureParameters.created(components("date", "date"), CREATED, "key"))
                .hasMessageContaining("each once");
    }

    private String base(Component component) {
        return SignatureBase.of(request, SignatureParameters.created(List.of(component), CREATED, "key"));
    }

    private static List<Component> components(String... names) {
        return Stream.of(names).map(Component::of).toList();
    }

    private static String ed25519(String base) throws Exception {
        byte[] key = Base64.getDecoder().decode("MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF");
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(key)));
        signature.update(base.getBytes(StandardCharsets.US_ASCII));
        return Base64.getEncoder().encodeToString(signature.sign());
    }
}
