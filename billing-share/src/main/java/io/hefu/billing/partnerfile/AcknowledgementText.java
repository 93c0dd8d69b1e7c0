package io.hefu.billing.partnerfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.TreeMap;

/** An acknowledgement as a text, for people and for the partner's programs. */
public final class AcknowledgementText {

    private static final JsonFactory JSON = new JsonFactory();

    /** With these a spreadsheet takes a text for a formula. */
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private AcknowledgementText() {}

    public static String json(Acknowledgement acknowledgement) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("partner", acknowledgement.key().partner().toString());
            json.writeStringField("kind", acknowledgement.key().kind());
            json.writeStringField(
                    "environment", acknowledgement.key().environment().label());
            json.writeNumberField("sequence", acknowledgement.sequence());
            json.writeStringField("sha256", acknowledgement.hash().hex());
            json.writeStringField("disposition", acknowledgement.disposition().name());
            json.writeNumberField("records", acknowledgement.records());
            json.writeNumberField("accepted", acknowledgement.accepted());
            json.writeStringField("amountYuan", acknowledgement.amount().yuan().toPlainString());
            if (acknowledgement.firstMissing().isPresent()) {
                json.writeNumberField(
                        "firstMissingSequence", acknowledgement.firstMissing().get());
            }
            json.writeObjectFieldStart("counts");
            for (var count : new TreeMap<>(acknowledgement.counts()).entrySet()) {
                json.writeNumberField(count.getKey().name(), count.getValue());
            }
            json.writeEndObject();
            json.writeArrayFieldStart("problems");
            for (Problem problem : acknowledgement.problems()) {
                json.writeStartObject();
                json.writeStringField("severity", problem.severity().name());
                json.writeStringField("code", problem.code().name());
                json.writeNumberField("row", problem.row());
                json.writeStringField("column", problem.column());
                json.writeStringField("message", problem.code().sentence().english());
                json.writeStringField("messageZh", problem.code().sentence().chinese());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** One row about the file, then one for each problem; no cell can be taken for a formula. */
    public static String csv(Acknowledgement acknowledgement) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(
                    "partner",
                    "kind",
                    "environment",
                    "sequence",
                    "sha256",
                    "disposition",
                    "records",
                    "accepted",
                    "amount_yuan",
                    "first_missing_sequence");
            csv.writeRecord(
                    acknowledgement.key().partner().toString(),
                    acknowledgement.key().kind(),
                    acknowledgement.key().environment().label(),
                    String.valueOf(acknowledgement.sequence()),
                    acknowledgement.hash().hex(),
                    acknowledgement.disposition().name(),
                    String.valueOf(acknowledgement.records()),
                    String.valueOf(acknowledgement.accepted()),
                    acknowledgement.amount().yuan().toPlainString(),
                    acknowledgement.firstMissing().map(String::valueOf).orElse(""));
            csv.writeRecord("severity", "code", "row", "column", "message", "message_zh");
            for (Problem problem : acknowledgement.problems()) {
                csv.writeRecord(
                        problem.severity().name(),
                        problem.code().name(),
                        String.valueOf(problem.row()),
                        asText(problem.column()),
                        problem.code().sentence().english(),
                        problem.code().sentence().chinese());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static String asText(String cell) {
        return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
