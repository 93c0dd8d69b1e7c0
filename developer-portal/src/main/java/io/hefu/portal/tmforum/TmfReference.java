package io.hefu.portal.tmforum;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/** Points to another entity (TMF630: EntityRef). */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record TmfReference(
        @JsonProperty("@type") String type,
        String id,
        Optional<String> name,
        @JsonProperty("@referredType") String referredType) {

    static TmfReference to(String referredType, String id) {
        return new TmfReference(referredType + "Ref", id, Optional.empty(), referredType);
    }

    static TmfReference to(String referredType, String id, String name) {
        return new TmfReference(referredType + "Ref", id, Optional.of(name), referredType);
    }
}
