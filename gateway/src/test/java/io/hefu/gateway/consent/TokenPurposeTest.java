package io.hefu.gateway.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hefu.core.call.Environment;
import io.hefu.core.consent.Purpose;
import io.hefu.core.entitlement.CredentialConstraints;
import io.hefu.core.entitlement.Entitlement;
import io.hefu.core.entitlement.Entitlement.Standing;
import io.hefu.core.entitlement.ProofOfPossession;
import io.hefu.core.identifier.GivenIdentifier;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.identity.PhoneNumber;
import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.definition.PersonalData;
import io.hefu.gateway.exchange.Caller;
import io.hefu.gateway.exchange.GatewayRefusal;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TokenPurposeTest {

    private static final Purpose SERVICE = new Purpose("dpv:ServiceProvision");
    private static final Purpose FRAUD = new Purpose("dpv:FraudPreventionAndDetection");

    @Test
    void aTokenIsForThePurposeInItsScopes() {
        assertThat(TokenPurpose.of(withScopes("openid", "echo:write", "dpv:ServiceProvision")))
                .contains(SERVICE);
    }

    @Test
    void aTokenOrAKeyMayLeaveThePurposeToTheOperation() {
        assertThat(TokenPurpose.of(withScopes("openid", "echo:write"))).isEmpty();
        assertThat(TokenPurpose.of(Caller.withKey(entitlement()))).isEmpty();
    }

    @Test
    void aTokenForSeveralPurposesIsForNone() {
        var refused = catchThrowableOfType(
                RefusedException.class,
                () -> TokenPurpose.of(withScopes("dpv:ServiceProvision", "dpv:FraudPreventionAndDetection")));

        assertThat(refused.refusal()).isEqualTo(GatewayRefusal.Plain.SEVERAL_PURPOSES);
    }

    @Test
    void anOperationAllowsItsOwnPurposeAndTheOthersItNames() {
        PersonalData data = new PersonalData(SERVICE, Set.of(FRAUD), JsonPointer.compile("/phoneNumber"));

        assertThat(data.allows(SERVICE)).isTrue();
        assertThat(data.allows(FRAUD)).isTrue();
        assertThat(data.allows(new Purpose("dpv:Marketing"))).isFalse();
    }

    @Test
    void theSubscriberStandsByItselfOrWithinADevice() throws IOException {
        var number = new GivenIdentifier.ByPhoneNumber(new PhoneNumber("+8613800000001"));
        PersonalData alone = new PersonalData(SERVICE, Set.of(), JsonPointer.compile("/phoneNumber"));
        PersonalData device = new PersonalData(SERVICE, Set.of(), JsonPointer.compile("/device/phoneNumber"));

        assertThat(alone.given(json("{\"phoneNumber\":\"+8613800000001\"}"))).isEqualTo(number);
        assertThat(alone.given(json("{\"other\":1}"))).isInstanceOf(GivenIdentifier.None.class);
        assertThat(device.given(json("{\"device\":{\"phoneNumber\":\"+8613800000001\"}}")))
                .isEqualTo(number);
        assertThat(device.given(json("{\"device\":{\"ipv6Address\":\"2001:db8::1\"}}")))
                .isInstanceOf(GivenIdentifier.Unsupported.class);
        assertThat(device.given(json("{}"))).isInstanceOf(GivenIdentifier.None.class);
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private static Caller withScopes(String... scopes) {
        return new Caller(entitlement(), Optional.of(Set.of(scopes)), Optional.empty());
    }

    private static Entitlement entitlement() {
        return new Entitlement(
                new CredentialId("hefu-live-1"),
                Optional.empty(),
                ProofOfPossession.NONE,
                Standing.ACTIVE,
                CredentialConstraints.NONE,
                Environment.LIVE,
                new OrganisationId(new UUID(0, 1)),
                new ApplicationId(new UUID(0, 2)),
                List.of());
    }
}
