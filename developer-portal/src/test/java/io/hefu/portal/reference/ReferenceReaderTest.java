package io.hefu.portal.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.portal.reference.Constraint.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReferenceReaderTest {

    private final ApiReference api = ReferenceReader.read(definition());
    private final OperationReference reading = api.operation("readPlace").orElseThrow();
    private final OperationReference reserving = api.operation("reserve").orElseThrow();

    @Test
    void anApiIsNamedByItsPath() {
        assertThat(api.name()).isEqualTo("parking-places");
        assertThat(api.version()).isEqualTo("v1");
        assertThat(api.release()).isEqualTo("1.2.0");
        assertThat(api.basePath()).isEqualTo("/parking-places/v1");
    }

    @Test
    void textsComeInChineseWhereTheDefinitionHasThem() {
        assertThat(api.title()).isEqualTo(new LocalizedText("Parking Places", Optional.of("停车位")));
        assertThat(reading.summary().chinese()).isEmpty();
        assertThat(reserving.summary().chinese()).contains("预订停车位");
    }

    @Test
    void theSandboxTellsItsMagicValues() {
        assertThat(api.sandbox())
                .containsExactly(new SandboxScenario(
                        new LocalizedText("place `13`", Optional.of("车位 `13`")),
                        new LocalizedText("`409 TAKEN`", Optional.empty())));
    }

    @Test
    void anOperationTellsWhatItNeedsAndCosts() {
        assertThat(reserving.scope()).contains("parking-places:reserve");
        assertThat(reserving.purposes()).containsExactly("dpv:ServiceProvision");
        assertThat(reserving.metering()).contains(new OperationReference.Metering("reservation", List.of(201)));
        assertThat(reading.metering()).isEmpty();
    }

    @Test
    void parametersOfThePathComeBeforeThoseOfTheOperation() {
        assertThat(reading.parameters())
                .extracting(
                        parameter -> parameter.in() + " " + parameter.field().name())
                .containsExactly("path placeId", "header x-correlator", "query level");
        FieldReference place = reading.parameters().get(0).field();
        assertThat(place.required()).isTrue();
        assertThat(place.type()).isEqualTo("string (uuid)");
        assertThat(place.description()).isEqualTo("Which place");
    }

    @Test
    void constraintsAreTold() {
        assertThat(reading.parameters().get(2).field().constraints())
                .containsExactly(
                        new Constraint(Kind.MINIMUM, "-5"),
                        new Constraint(Kind.MAXIMUM, "20"),
                        new Constraint(Kind.DEFAULT, "0"));
    }

    @Test
    void variantsFollowTheFieldTheyBelongTo() {
        assertThat(rows(reserving.requestBody().orElseThrow()))
                .containsExactly("0 phoneNumber", "0 area", "1 areaType", "1 areaType = CIRCLE", "2 radius", "0 note");
    }

    @Test
    void aSchemaThatHoldsItselfEnds() {
        BodyReference body = reading.responses().get(0).body().orElseThrow();

        assertThat(rows(body)).contains("0 vehicle", "1 Car", "2 plate", "1 Bicycle", "2 wheels");
        assertThat(body.fields()).allMatch(field -> field.depth() <= 8);
    }

    @Test
    void itemsOfAnArrayAreLaidOutBelowIt() {
        BodyReference body = reserving.responses().get(0).body().orElseThrow();

        assertThat(rows(body)).containsExactly("0 reservationId", "0 lots", "1 label");
        assertThat(body.fields().get(1).type()).isEqualTo("array of object");
    }

    @Test
    void anExampleIsMadeWhereNoneIsGiven() {
        BodyReference body = reserving.responses().get(0).body().orElseThrow();

        assertThat(body.examples())
                .singleElement()
                .satisfies(example -> assertThat(example.json()).contains("\"lots\" : [ {"));
    }

    @Test
    void everyErrorIsListedOnceWithItsMessage() {
        assertThat(reserving.errors())
                .containsExactly(
                        new ErrorCase("409", "PARKING_PLACES.TAKEN", "The place is taken."),
                        new ErrorCase("409", "ABORTED", ""));
        assertThat(reading.errors()).containsExactly(new ErrorCase("404", "NOT_FOUND", "There is no such place."));
    }

    @Test
    void aSampleCanBePastedIntoAShell() {
        assertThat(CurlSample.of(api, reserving, "https://api.example.com"))
                .startsWith("curl -X POST \"https://api.example.com/parking-places/v1/reservations\"")
                .contains("-H \"Authorization: Bearer $HEFU_KEY\"")
                .contains("it'\\''s mine");
        assertThat(CurlSample.of(api, reading, "https://api.example.com"))
                .contains("/parking-places/v1/places/${placeId:?}\"");
    }

    @Test
    void markdownIsIncludedWithoutHarm() {
        String html = Markdown.toHtml(api.description().english(), 3);

        assertThat(html)
                .contains("<strong>place</strong>")
                .contains("<h3>Errors</h3>")
                .contains("&lt;script&gt;")
                .doesNotContain("<script>");
        assertThat(Markdown.toHtml("[a](javascript:alert(1))", 2)).doesNotContain("javascript");
    }

    private static List<String> rows(BodyReference body) {
        return body.fields().stream()
                .map(field -> field.depth() + " " + field.name())
                .toList();
    }

    private static String definition() {
        try (InputStream stream = ReferenceReaderTest.class.getResourceAsStream("/openapi/parking-places.yaml")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
