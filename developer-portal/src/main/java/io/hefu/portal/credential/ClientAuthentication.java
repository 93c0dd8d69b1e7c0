package io.hefu.portal.credential;

/** How an OAuth 2 client proves itself to the identity provider. */
public sealed interface ClientAuthentication {

    record Secret(String secret) implements ClientAuthentication {
        /** Never the secret. */
        @Override
        public String toString() {
            return "Secret";
        }
    }

    /** {@code private_key_jwt}: with a key of its own, which never leaves it. */
    record PrivateKeyJwt(ClientKeys keys) implements ClientAuthentication {}

    /** Its kind, by the names of RFC 7591 §2. */
    enum Method {
        CLIENT_SECRET("client_secret"),
        PRIVATE_KEY_JWT("private_key_jwt");

        private final String standardName;

        Method(String standardName) {
            this.standardName = standardName;
        }

        public String standardName() {
            return standardName;
        }

        static Method of(String standardName) {
            for (Method method : values()) {
                if (method.standardName.equals(standardName)) {
                    return method;
                }
            }
            throw new IllegalArgumentException("authentication: " + standardName);
        }
    }
}
