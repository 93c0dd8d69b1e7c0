package io.hefu.portal.credential;

/**
 * An OAuth 2 client as it was registered.
 *
 * @param settings without its keys, which the identity provider has
 */
public record OAuthClient(Credential credential, ClientSettings settings) {}
