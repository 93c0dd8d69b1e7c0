package io.hefu.portal.credential;

import io.hefu.core.entitlement.SignatureKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(schema = "portal", name = "signature_key")
class SignatureKeyEntity {

    @Id
    @Column(name = "credential_id")
    String credentialId;

    @Enumerated(EnumType.STRING)
    SignatureKey.Algorithm algorithm;

    @Column(name = "public_key")
    byte[] publicKey;
}
