package io.hefu.portal.configuration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.configuration.ConfigurationDocument.LimitsPart;
import io.hefu.portal.configuration.ConfigurationDocument.PlanPart;
import io.hefu.portal.hosting.HostedApiPart;
import io.hefu.portal.refusal.PortalRefusal;
import io.hefu.portal.refusal.Requirements;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The document as text: indented and in one order, so that files compare line by line, with no word that means nothing. */
@Singleton
class ConfigurationFormat {

    private static final Bilingual FORM = new Bilingual("不符合导出文件的格式", "is not as an exported document has it");
    private static final Bilingual TWICE = new Bilingual("出现了两次", "is there twice");
    private static final Bilingual OF_APPLICATIONS =
            new Bilingual("属于单个应用，不在此文件中", "is a single application's and no part of this document");

    private final ObjectMapper json;

    ConfigurationFormat(ObjectMapper json) {
        this.json = json.copy()
                .setSerializationInclusion(JsonInclude.Include.NON_ABSENT)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }

    String write(ConfigurationDocument document) {
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Names what a document says, whatever its spaces. */
    String entityTag(ConfigurationDocument document) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(write(document).getBytes(StandardCharsets.UTF_8));
            return "\"" + HexFormat.of().formatHex(hash, 0, 16) + "\"";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws RefusedException naming the place that is not as it must be */
    ConfigurationDocument read(JsonNode text) {
        try {
            ConfigurationDocument document =
                    json.readerFor(ConfigurationDocument.class).readValue(text);
            if (document == null) {
                throw new RefusedException(PortalRefusal.Invalid.field("document", FORM));
            }
            check(document);
            return complete(document);
        } catch (JsonMappingException mismatch) {
            throw new RefusedException(PortalRefusal.Invalid.field(place(mismatch), FORM));
        } catch (IOException unreadable) {
            throw new RefusedException(PortalRefusal.Invalid.field("document", FORM));
        }
    }

    private static void check(ConfigurationDocument document) {
        Requirements requirements = new Requirements();
        requirements.hold("plans", document.plans() != null, FORM);
        requirements.hold("limits", document.limits() != null, FORM);
        requirements.check();
        Set<String> seen = new HashSet<>();
        for (PlanPart plan : document.plans()) {
            boolean whole = plan != null
                    && plan.planCode() != null
                    && plan.quotaPeriod() != null
                    && plan.apis() != null
                    && !plan.apis().contains(null);
            requirements.hold("plans", whole, FORM);
            requirements.hold("plans", !whole || seen.add("plans/" + plan.planCode()), TWICE);
        }
        for (LimitsPart part : document.limits()) {
            boolean whole = part != null && part.level() != null && part.subject() != null && part.limits() != null;
            requirements.hold("limits", whole, FORM);
            if (whole) {
                String path = "limits/" + part.toSubject();
                requirements.hold(path, seen.add(path), TWICE);
                requirements.hold(path, !part.level().name().equals("APPLICATION"), OF_APPLICATIONS);
            }
        }
        requirements.check();
    }

    /** An export of before there were hosted APIs in it says nothing of them. */
    private static ConfigurationDocument complete(ConfigurationDocument document) {
        List<HostedApiPart> parts = document.hostedApis() == null ? List.of() : document.hostedApis();
        Requirements requirements = new Requirements();
        Set<String> seen = new HashSet<>();
        for (HostedApiPart part : parts) {
            requirements.hold("hostedApis", part != null, FORM);
            if (part != null) {
                requirements.hold("hostedApis/" + part.path(), seen.add(part.path()), TWICE);
            }
        }
        requirements.check();
        return document.with(parts.stream()
                .map(part -> Place.at("hostedApis/" + part.path(), part::complete))
                .toList());
    }

    private static String place(JsonMappingException mismatch) {
        String place = mismatch.getPath().stream()
                .map(step -> step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("/"));
        return place.isEmpty() ? "document" : place;
    }
}
