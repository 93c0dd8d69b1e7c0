package io.hefu.clients.platform;

/** What a person types to sign in. */
public record Login(String username, String password) {

    /** Never the password. */
    @Override
    public String toString() {
        return username;
    }
}
