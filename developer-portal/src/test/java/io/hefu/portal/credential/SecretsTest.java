package io.hefu.portal.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.call.Environment;
import io.hefu.core.entitlement.CredentialConstraints;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.portal.credential.ClientAuthentication.Secret;
import io.hefu.portal.credential.IdentityProvider.ClientRegistration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecretsTest {

    private final Credential credential = new Credential(
            new CredentialId("hefu-live-1"),
            Credential.Kind.OAUTH_CLIENT,
            new ApplicationId(new UUID(0, 0)),
            Environment.LIVE,
            "Backend",
            Instant.EPOCH,
            "developer",
            Optional.empty());

    @Test
    void noSecretReachesALogByAccident() {
        assertThat(new NewKey(credential, CredentialConstraints.NONE, "s3cret").toString())
                .doesNotContain("s3cret");
        assertThat(new NewClient(new OAuthClient(credential, ClientSettings.ORDINARY), Optional.of("s3cret"), "url")
                        .toString())
                .doesNotContain("s3cret");
        assertThat(new Secret("s3cret").toString()).doesNotContain("s3cret");
        assertThat(new ClientRegistration("hefu-live-1", new Secret("s3cret"), Set.of(), List.of(), "", "", Set.of())
                        .toString())
                .doesNotContain("s3cret");
    }
}
