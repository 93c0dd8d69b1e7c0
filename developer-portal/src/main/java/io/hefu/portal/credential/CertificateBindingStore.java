package io.hefu.portal.credential;

import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

@Singleton
class CertificateBindingStore implements PanacheRepositoryBase<CertificateBindingEntity, String> {

    /** Null when the credential was never bound. */
    Uni<@Nullable CertificateBindingEntity> find(CredentialId credential) {
        return findById(credential.value());
    }

    /** One that binds to nothing yet where there is none. */
    Uni<CertificateBindingEntity> findOrAdd(ApplicationId application, CredentialId credential) {
        return find(credential).onItem().ifNull().switchTo(() -> {
            CertificateBindingEntity entity = new CertificateBindingEntity();
            entity.credentialId = credential.value();
            entity.applicationId = application.value();
            return persist(entity);
        });
    }
}
