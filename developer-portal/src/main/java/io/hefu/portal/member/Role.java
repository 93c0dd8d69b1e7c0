package io.hefu.portal.member;

/** What a person may do beyond their own organisation's affairs: a realm role of the identity provider. */
public enum Role {
    OPERATOR_ADMIN("operator-admin"),
    PARTNER_FINANCE("partner-finance"),
    SUBSCRIBER("subscriber");

    private final String realmRole;

    Role(String realmRole) {
        this.realmRole = realmRole;
    }

    /** As the identity provider and the API write it. */
    public String realmRole() {
        return realmRole;
    }
}
