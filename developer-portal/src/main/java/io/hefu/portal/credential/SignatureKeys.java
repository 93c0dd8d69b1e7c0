package io.hefu.portal.credential;

import io.hefu.core.call.Environment;
import io.hefu.core.entitlement.SignatureKey;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.language.Bilingual;
import io.hefu.portal.application.Applications;
import io.hefu.portal.member.Member;
import io.hefu.portal.refusal.Requirements;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The public keys with which a member's applications sign their requests (RFC 9421). The private ones never come here. */
@Singleton
public class SignatureKeys {

    private static final Bilingual PUBLIC_KEY = new Bilingual(
            "应为 Ed25519 或 P-256 公钥的 JWK，不含私钥",
            "must be the JWK of a public Ed25519 or P-256 key, without its private part");

    private final Credentials credentials;
    private final SignatureKeyStore store;
    private final Applications applications;
    private final Clock clock;
    private final RandomGenerator random;

    SignatureKeys(
            Credentials credentials,
            SignatureKeyStore store,
            Applications applications,
            Clock clock,
            RandomGenerator random) {
        this.credentials = credentials;
        this.store = store;
        this.applications = applications;
        this.clock = clock;
        this.random = random;
    }

    /** @param key the public key as a JWK */
    public Uni<Credential> add(
            Member member,
            ApplicationId application,
            @Nullable String name,
            Environment environment,
            @Nullable Map<String, Object> key) {
        Requirements requirements = new Requirements();
        String given = requirements.text("name", name, 1, 100);
        Optional<SignatureKey> publicKey = requirements.read("key", key, JsonWebKeys::signatureKey, PUBLIC_KEY);
        requirements.check();
        Credential credential = new Credential(
                new CredentialId("hefu-sig-" + environment.keyMark() + "-" + RandomText.of(random, 16)),
                Credential.Kind.SIGNATURE_KEY,
                application,
                environment,
                given,
                clock.instant(),
                member.username(),
                Optional.empty());
        return credentials.add(
                member, credential, Optional.empty(), () -> store.add(credential.id(), publicKey.orElseThrow()));
    }

    /** Newest first, revoked ones included. */
    public Uni<List<Credential>> list(Member member, ApplicationId application) {
        return credentials.list(member, application, Credential.Kind.SIGNATURE_KEY);
    }

    /** Requests signed with it are refused within a second. May be repeated. */
    public Uni<Void> revoke(Member member, ApplicationId application, CredentialId key) {
        return credentials.revoke(member, application, key, Credential.Kind.SIGNATURE_KEY);
    }

    /** Whether the application's calls must be signed: keys and tokens alone are then refused within a second. */
    public Uni<Boolean> require(Member member, ApplicationId application, boolean required) {
        return applications.requireSignatures(member, application, required);
    }

    public Uni<Boolean> areRequired(Member member, ApplicationId application) {
        return applications.requiresSignatures(member, application);
    }
}
