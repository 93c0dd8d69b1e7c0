package io.hefu.portal.credential;

import io.hefu.core.entitlement.SignatureKey;
import io.hefu.core.identity.CredentialId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

@Singleton
class SignatureKeyStore implements PanacheRepositoryBase<SignatureKeyEntity, String> {

    Uni<Void> add(CredentialId credential, SignatureKey key) {
        SignatureKeyEntity entity = new SignatureKeyEntity();
        entity.credentialId = credential.value();
        entity.algorithm = key.algorithm();
        entity.publicKey = key.publicKey().getEncoded();
        return persist(entity).replaceWithVoid();
    }
}
