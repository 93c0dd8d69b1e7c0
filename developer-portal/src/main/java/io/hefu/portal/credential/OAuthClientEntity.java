package io.hefu.portal.credential;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(schema = "portal", name = "oauth_client")
class OAuthClientEntity {

    @Id
    @Column(name = "credential_id")
    String credentialId;

    @Enumerated(EnumType.STRING)
    ClientAuthentication.Method authentication;

    @Column(name = "grant_types")
    String[] grantTypes;

    @Column(name = "redirect_uris")
    String[] redirectUris;
}
