package io.hefu.portal.pages;

import io.hefu.portal.credential.NewClient;

/** How an OAuth 2 client with a secret gets its access tokens: the client credentials grant, RFC 6749 §4.4. */
final class TokenRequest {

    private TokenRequest() {}

    static String curl(NewClient client) {
        return "curl \"" + client.tokenUrl() + "\" \\\n"
                + "  -d grant_type=client_credentials \\\n"
                + "  -d client_id=" + client.credential().id() + " \\\n"
                + "  -d client_secret=" + client.secret().orElseThrow();
    }
}
