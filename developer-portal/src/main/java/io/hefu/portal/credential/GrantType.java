package io.hefu.portal.credential;

import com.fasterxml.jackson.annotation.JsonValue;

/** How an OAuth 2 client may get access tokens. */
public enum GrantType {
    /** 2-legged: the token speaks for the application alone. RFC 6749 §4.4. */
    CLIENT_CREDENTIALS("client_credentials"),
    /** 3-legged: the subscriber signs in with a browser. RFC 6749 §4.1, always with PKCE. */
    AUTHORIZATION_CODE("authorization_code"),
    /** 3-legged: the subscriber confirms on their phone; poll mode. OpenID Connect CIBA Core 1.0. */
    CIBA("urn:openid:params:grant-type:ciba");

    private final String standardName;

    GrantType(String standardName) {
        this.standardName = standardName;
    }

    @JsonValue
    public String standardName() {
        return standardName;
    }

    static GrantType of(String standardName) {
        for (GrantType type : values()) {
            if (type.standardName.equals(standardName)) {
                return type;
            }
        }
        throw new IllegalArgumentException("grant type: " + standardName);
    }
}
