package io.hefu.portal.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hefu.core.hosting.BodyLimits;
import io.hefu.core.identity.ApiName;
import io.hefu.portal.contract.Finding.Severity;
import io.hefu.portal.reference.ApiReference;
import io.hefu.portal.reference.ReferenceReader;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A public definition of real size. */
@TestInstance(Lifecycle.PER_CLASS)
class PublicDefinitionTest {

    private static final ApiName NAME = new ApiName("code-hosting");
    private static final Duration SECONDS = Duration.ofSeconds(20);

    private ObjectNode document;
    private Contract contract;
    private Duration importing;

    @BeforeAll
    void fetched() throws Exception {
        document = PublicDefinition.read();
        byte[] bytes = document.toString().getBytes(UTF_8);
        long start = System.nanoTime();
        contract = Contract.read(bytes, NAME, "v1");
        importing = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf(
                "%d operations, %,d bytes: imported in %,d ms, %d findings%n",
                contract.operationCount(),
                bytes.length,
                importing.toMillis(),
                contract.findings().size());
    }

    @Test
    void itIsImportedInSeconds() {
        assertThat(contract.operationCount()).isGreaterThan(900);
        assertThat(importing).isLessThan(SECONDS);
    }

    @Test
    void itCanBeSubmitted() {
        assertThat(contract.findings())
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .isEmpty();
    }

    @Test
    void everyOperationHasAScopeOfItsOwn() {
        List<String> scopes = contract.definition().findValues("openId").stream()
                .filter(node -> node.isArray())
                .map(node -> node.get(0).asText())
                .toList();

        assertThat(scopes).hasSize(contract.operationCount()).doesNotHaveDuplicates();
    }

    /** An exported definition is imported on another platform. */
    @Test
    void readAgainItIsTheSame() {
        byte[] exported = contract.definition().toPrettyString().getBytes(UTF_8);

        Contract again = Contract.read(exported, BodyLimits.EXPORTED_DEFINITION_BYTES, NAME, "v1");

        assertThat(again.definition().toString().equals(contract.definition().toString()))
                .isTrue();
    }

    @Test
    void comparedWithItselfItHasNoChanges() {
        assertThat(ContractComparison.between(contract.definition(), contract.definition()))
                .isEmpty();
    }

    @Test
    void aBreakingEditIsCaughtByName() {
        ObjectNode edited = document.deepCopy();
        ((ObjectNode) edited.at("/paths/~1emojis")).remove("get");
        ((ObjectNode) edited.at("/components/schemas/simple-user/properties")).remove("login");
        ArrayNode required = (ArrayNode) edited.at("/components/schemas/simple-user/required");
        for (int i = required.size() - 1; i >= 0; i--) {
            if (required.get(i).asText().equals("login")) {
                required.remove(i);
            }
        }
        ((ObjectNode) edited.at("/components/parameters/per-page")).put("required", true);
        long start = System.nanoTime();

        List<ContractChange> changes = ContractComparison.between(
                contract.definition(),
                Contract.read(edited.toString().getBytes(UTF_8), NAME, "v1").definition());

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SECONDS);
        assertThat(changes)
                .filteredOn(ContractChange::breaking)
                .extracting(change -> change.rule() + " " + change.pointer())
                .contains(
                        "operation-removed /paths/~1emojis/get",
                        "response-property-removed /components/schemas/simple-user/properties/login",
                        "parameter-became-required /paths/~1events/get/parameters/0");
    }

    @Test
    void itsReferenceIsReadInBounds() {
        ApiReference reference = ReferenceReader.read(contract.definition().toString());

        assertThat(reference.operations()).hasSize(contract.operationCount());
    }
}
