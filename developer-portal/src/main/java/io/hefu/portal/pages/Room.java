package io.hefu.portal.pages;

import java.util.Arrays;
import java.util.List;

/** Where in the portal a page is, for the navigation to show. */
public enum Room {
    HOME(Audience.PUBLIC, "home", ""),
    REFERENCE(Audience.PUBLIC, "reference", "/reference"),
    ERRORS(Audience.PUBLIC, "errors", "/errors"),
    APPLICATIONS(Audience.DEVELOPER, "applications", "/console"),
    USAGE(Audience.DEVELOPER, "usage", "/console/usage"),
    STATEMENT(Audience.PARTNER, "statement", "/partner/statement"),
    ADMIN(Audience.OPERATOR, "overview", "/admin"),
    APPROVALS(Audience.OPERATOR, "approvals", "/admin/approvals"),
    PLANS(Audience.OPERATOR, "plans", "/admin/plans"),
    AUDIT(Audience.OPERATOR, "audit", "/admin/audit"),
    CONSENTS(Audience.SUBSCRIBER, "consents", "/subscriber");

    /** Whom a room is for. */
    public enum Audience {
        PUBLIC,
        DEVELOPER,
        PARTNER,
        OPERATOR,
        SUBSCRIBER
    }

    private final Audience audience;
    private final String label;
    private final String path;

    Room(Audience audience, String label, String path) {
        this.audience = audience;
        this.label = label;
        this.path = path;
    }

    public Audience audience() {
        return audience;
    }

    /** The key of its name in {@link Messages}. */
    public String label() {
        return label;
    }

    /** Of its first page; of a public one, what follows the language. */
    public String path() {
        return path;
    }

    /** The first room of each kind of people, then the others of the kind are found beside it. */
    static List<Room> entrances() {
        return List.of(APPLICATIONS, STATEMENT, ADMIN, CONSENTS);
    }

    List<Room> neighbours() {
        return Arrays.stream(values()).filter(room -> room.audience == audience).toList();
    }
}
