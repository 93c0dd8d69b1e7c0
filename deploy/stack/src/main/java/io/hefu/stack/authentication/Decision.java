package io.hefu.stack.authentication;

/** What a subscriber does when the phone asks; in Keycloak's words on the way back. */
public enum Decision {
    ACCEPT("SUCCEED"),
    DENY("CANCELLED"),
    /** The phone lies in a drawer. */
    IGNORE("");

    private final String status;

    Decision(String status) {
        this.status = status;
    }

    String status() {
        return status;
    }
}
