package io.hefu.portal.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Every route of the API, as its own description lists them, against everybody who may knock. */
@PortalTest
@TestInstance(Lifecycle.PER_CLASS)
class AccessTest {

    private static final Set<String> OPEN = Set.of("listApis", "getApiDefinition", "getStatementKey");
    private static final Set<String> OPERATORS = Set.of(
            "suspendApplication",
            "resumeApplication",
            "changePlanLimits",
            "listLimits",
            "getLimits",
            "setLimits",
            "creditBalance",
            "listSubscriptions",
            "approveSubscription",
            "rejectSubscription",
            "listAuditEntries",
            "verifyAuditTrail",
            "getMetering",
            "listSuspendedCalls",
            "proposeSuspendedCalls",
            "approveSuspendedCalls",
            "listSuspendedEntries",
            "decideSuspendedEntry",
            "listSettlementPeriods",
            "reviewSettlementPeriod",
            "issueSettlementPeriod",
            "offerApi",
            "withdrawApi",
            "approveHostedApi",
            "rejectHostedApi",
            "exportConfiguration",
            "compareConfiguration",
            "applyConfiguration",
            "listConfigurationDefinitions",
            "exportConfigurationDefinition",
            "handInConfigurationDefinition",
            "proposePayoutHold",
            "approvePayoutHold",
            "rejectPayoutHold",
            "listPayoutCandidates",
            "createPayout",
            "listPayouts",
            "getPayout",
            "approvePayout",
            "cancelPayout",
            "getPayoutFile",
            "importPayoutResults",
            "getReconciliationRules",
            "setReconciliationRules",
            "listProposals",
            "getProposal",
            "approveProposal",
            "withdrawProposal",
            "proposeAgreement",
            "changeAgreementDraft",
            "getAgreementDraft",
            "replayAgreementDraft",
            "reportIncidents",
            "proposePrice",
            "proposeRerating",
            "previewRerating",
            "getRerating",
            "proposeRefund");
    private static final Set<String> FINANCES = Set.of(
            "listAgreements",
            "getAgreement",
            "getAgreementText",
            "getCurrentStatement",
            "listStatements",
            "getStatement",
            "listStatedCalls",
            "downloadStatement",
            "proveCall",
            "listPayables",
            "getPayable",
            "listPayableEvents",
            "getPartyBalance",
            "listBankAccounts",
            "proposeBankAccount",
            "approveBankAccount",
            "rejectBankAccount",
            "listPayoutHolds",
            "listPartyRevSharingModel",
            "retrievePartyRevSharingModel",
            "listPartyRevSharingReport",
            "retrievePartyRevSharingReport",
            "sendReconciliationFile",
            "listReconciliationFiles",
            "getReconciliationFile",
            "getReconciliationFileAcknowledgement",
            "getReconciliationMapping",
            "declareReconciliationMapping",
            "requestReconciliation",
            "listReconciliations",
            "getReconciliation",
            "listBreaks",
            "listDisputes",
            "getDispute",
            "takeDisputeStep",
            "compareSubtotals");
    private static final Set<String> PARTNERS =
            Set.of("confirmStatement", "createHostedApi", "openDispute", "registerInvoice");
    private static final Set<String> SUBSCRIBERS = Set.of("listConsents", "grantConsent", "withdrawConsent");
    private static final Set<String> MEMBERS = Set.of(
            "getMe",
            "createApplication",
            "listApplications",
            "getApplication",
            "renameApplication",
            "listPlans",
            "getPlan",
            "listPrices",
            "requestSubscription",
            "listSubscriptionsOfApplication",
            "endSubscription",
            "createKey",
            "listKeys",
            "getKey",
            "changeKey",
            "rotateKey",
            "revokeKey",
            "createClient",
            "listClients",
            "deleteClient",
            "replaceClientKeys",
            "addSignatureKey",
            "listSignatureKeys",
            "revokeSignatureKey",
            "getSignatureRequirement",
            "setSignatureRequirement",
            "bindCertificate",
            "getCertificate",
            "unbindCertificate",
            "getUsage",
            "getRevenueSplit",
            "listCalls",
            "listEventTypes",
            "createWebhook",
            "listWebhooks",
            "getWebhook",
            "changeWebhook",
            "deleteWebhook",
            "rotateWebhookSecret",
            "pauseWebhook",
            "resumeWebhook",
            "testWebhook",
            "listDeliveries",
            "getDelivery",
            "replayDelivery",
            "replayDeliveries",
            "getSpendCaps",
            "setSpendCaps",
            "getBalance",
            "decide",
            "listUsage",
            "retrieveUsage",
            "listHostedApis",
            "getHostedApi",
            "listHostedApiRevisions",
            "getHostedApiDefinition",
            "listHostedApiFindings",
            "listHostedApiChanges",
            "importHostedApiDefinition",
            "setHostedApiUpstreams",
            "setHostedApiPolicy",
            "createHostedApiSigningSecret",
            "listHostedApiSigningSecrets",
            "useHostedApiSigningSecret",
            "submitHostedApi",
            "withdrawHostedApi",
            "deprecateHostedApi",
            "retireHostedApi");

    private static final Map<String, Person> PEOPLE = Map.of(
            "developer", Person.DEVELOPER,
            "finance", Person.FINANCE,
            "admin", Person.ADMIN,
            "subscriber", Person.SUBSCRIBER);

    private static final Map<String, Set<String>> ADMITTED = admitted();

    @Test
    void everyRouteAdmitsWhomItShouldAndNobodyElse() {
        Map<String, String> wrong = new TreeMap<>();
        operations().forEach((operation, route) -> {
            boolean toAll = admits(request(Person.anonymous()), route);
            if (toAll != OPEN.contains(operation)) {
                wrong.put(operation + " for anonymous", "admitted: " + toAll);
            }
            PEOPLE.forEach((name, person) -> {
                boolean expected = ADMITTED.getOrDefault(operation, Set.of()).contains(name);
                boolean admitted = admits(request(person.asks()), route);
                if (admitted != expected) {
                    wrong.put(operation + " for " + name, "admitted: " + admitted);
                }
            });
        });
        assertThat(wrong).isEmpty();
    }

    /** A new route must be added to one of the sets above. */
    @Test
    void everyRouteIsKnownHere() {
        assertThat(operations().keySet()).containsExactlyInAnyOrderElementsOf(ADMITTED.keySet());
    }

    private static Map<String, Set<String>> admitted() {
        Map<String, Set<String>> admitted = new HashMap<>();
        OPEN.forEach(operation -> admitted.put(operation, PEOPLE.keySet()));
        MEMBERS.forEach(operation -> admitted.put(operation, PEOPLE.keySet()));
        OPERATORS.forEach(operation -> admitted.put(operation, Set.of("admin")));
        PARTNERS.forEach(operation -> admitted.put(operation, Set.of("finance")));
        FINANCES.forEach(operation -> admitted.put(operation, Set.of("admin", "finance")));
        SUBSCRIBERS.forEach(operation -> admitted.put(operation, Set.of("subscriber")));
        return admitted;
    }

    private static Map<String, String[]> operations() {
        Map<String, Map<String, Map<String, Object>>> paths =
                given().get("/openapi/portal?format=json").path("paths");
        Map<String, String[]> operations = new TreeMap<>();
        paths.forEach((path, methods) -> methods.forEach((method, operation) -> {
            operations.put(operation.get("operationId").toString(), new String[] {method, path});
        }));
        return operations;
    }

    private static RequestSpecification request(RequestSpecification who) {
        return who.basePath("")
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "name",
                        "x",
                        "environment",
                        "LIVE",
                        "planCode",
                        "nowhere",
                        "applicationId",
                        UUID.randomUUID(),
                        "purpose",
                        "dpv:Marketing",
                        "overlapSeconds",
                        60,
                        "revision",
                        1,
                        "reason",
                        "x"));
    }

    private static boolean admits(RequestSpecification request, String[] route) {
        String path = route[1].replace("{planCode}", "nowhere")
                .replace("{api}", "tea-houses")
                .replace("{version}", "v0.2")
                .replace("{level}", "PLAN")
                .replace("{revision}", "1")
                .replace("{number}", "1")
                .replace("{epoch}", "1")
                .replace("{sequence}", "1")
                .replace("{month}", "2026-01")
                .replace("{day}", "2026-01-31")
                .replace("{period}", "2026-01")
                .replaceAll("\\{[a-zA-Z0-9]+}", UUID.randomUUID().toString());
        int status = request.request(route[0], path).statusCode();
        assertThat(status).as(route[0] + " " + route[1]).isLessThan(500);
        return status != 401 && status != 403;
    }
}
