package io.hefu.portal.credential;

import io.hefu.core.address.AddressRange;
import io.hefu.core.call.Environment;
import io.hefu.core.entitlement.CredentialConstraints;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "portal", name = "credential")
class CredentialEntity {

    @Id
    String id;

    @Enumerated(EnumType.STRING)
    Credential.Kind kind;

    @Column(name = "application_id")
    UUID applicationId;

    @Enumerated(EnumType.STRING)
    Environment environment;

    String name;

    /** Of an API key; null for OAuth 2 clients, whose secret the identity provider keeps. */
    @Column(name = "secret_hash")
    byte @Nullable [] secretHash;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    @Nullable
    @Column(name = "revoked_at")
    Instant revokedAt;

    String[] scopes = {};

    String[] addresses = {};

    @Nullable
    @Column(name = "expires_at")
    Instant expiresAt;

    @Nullable
    @Column(name = "rotated_to")
    String rotatedTo;

    void constrain(CredentialConstraints constraints) {
        scopes = constraints.scopes().stream().sorted().toArray(String[]::new);
        addresses = constraints.addresses().stream().map(AddressRange::toString).toArray(String[]::new);
        expiresAt = constraints.expiresAt().orElse(null);
    }

    /** Not used yet, as far as is known here. */
    Key toKey() {
        CredentialConstraints constraints = new CredentialConstraints(
                Set.of(scopes),
                Arrays.stream(addresses).map(AddressRange::parse).toList(),
                Optional.ofNullable(expiresAt));
        return new Key(
                toCredential(),
                constraints,
                Optional.ofNullable(rotatedTo).map(CredentialId::new),
                Optional.empty(),
                0);
    }

    Credential toCredential() {
        return new Credential(
                new CredentialId(id),
                kind,
                new ApplicationId(applicationId),
                environment,
                name,
                createdAt,
                createdBy,
                Optional.ofNullable(revokedAt));
    }
}
