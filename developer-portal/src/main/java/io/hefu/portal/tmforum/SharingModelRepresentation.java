package io.hefu.portal.tmforum;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.hefu.core.tmforum.SharingModel;
import io.hefu.core.tmforum.SharingModel.Clause;
import io.hefu.core.tmforum.SharingModel.Party;
import java.util.List;

/** A version of an agreement as TMF738 has it: {@code PartyRevSharingModel}. Its clauses are the algorithms. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SharingModelRepresentation(
        @JsonProperty("@type") String type,
        String id,
        String href,
        String name,
        String description,
        List<TmfParty> relatedParty,
        List<Item> partyRevSharingModelItem,
        List<TmfReference> productSpecification) {

    static SharingModelRepresentation of(SharingModel model, String collection) {
        String id = id(model.agreement(), model.version());
        String href = collection + "/" + id;
        String description = "In force from " + model.effectiveFrom()
                + " until a later version is; SHA-256 of the signed" + " text: " + model.sha256();
        return new SharingModelRepresentation(
                "PartyRevSharingModel",
                id,
                href,
                model.agreement() + " version " + model.version(),
                description,
                model.parties().stream()
                        .map(party -> TmfParty.of(party.organisation(), party.role()))
                        .toList(),
                model.parties().stream().map(party -> Item.of(model, party, id)).toList(),
                List.of(TmfReference.to("ProductSpecification", model.api().value())));
    }

    /** {@code wanxiang-location:1} */
    static String id(String agreement, int version) {
        return agreement + ":" + version;
    }

    /** What one party has to do with it. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Item(
            @JsonProperty("@type") String type,
            String id,
            TmfParty relatedParty,
            List<Involvement> sharingModelItemInvolvement,
            List<TmfReference> agreement) {

        static Item of(SharingModel model, Party party, String modelId) {
            return new Item(
                    "PartyRevSharingModelItem",
                    party.organisation().toString(),
                    TmfParty.of(party.organisation(), party.role()),
                    List.of(Involvement.of(model, party, modelId)),
                    List.of(TmfReference.to("Agreement", model.agreement(), model.agreement())));
        }
    }

    /** By which clauses it shares in what. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Involvement(
            @JsonProperty("@type") String type,
            String id,
            List<TmfReference> productOffering,
            List<InvolvedPrice> offeringPrice) {

        static Involvement of(SharingModel model, Party party, String modelId) {
            String offering = offering(model.api().value(), model.operation().orElse(""));
            List<TmfReference> clauses = model.clauses().stream()
                    .filter(clause -> clause.parties().contains(party.organisation()))
                    .map(clause -> algorithm(modelId, clause))
                    .toList();
            return new Involvement(
                    "PartyRevSharingModelItemInvolvement",
                    offering,
                    List.of(TmfReference.to("ProductOffering", offering)),
                    List.of(new InvolvedPrice("PartyRevSharingModelInvolPrice", offering, clauses)));
        }

        private static TmfReference algorithm(String modelId, Clause clause) {
            return TmfReference.to("PartyRevSharingAlgorithm", modelId + ":" + clause.number(), clause.words());
        }
    }

    /** The algorithms that divide what is paid for it. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record InvolvedPrice(
            @JsonProperty("@type") String type, String id, List<TmfReference> partyRevSharingAlgorithm) {}

    /** An operation, {@code location-verification:verifyLocation}, or all of an API. */
    static String offering(String api, String operation) {
        return operation.isEmpty() ? api : api + ":" + operation;
    }
}
