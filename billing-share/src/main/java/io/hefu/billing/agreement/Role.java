package io.hefu.billing.agreement;

/** In what capacity an organisation shares in the revenue. TM Forum SID: the role of a party in a revenue sharing model. */
public enum Role {
    /** The network operator that runs the gateway. */
    OPERATOR,
    /** Provides the capability behind the API. */
    CAPABILITY_SUPPLIER,
    /** Brought the customer. */
    CHANNEL,
    /** Made the application that calls. */
    DEVELOPER,
    /** Any other partner of the ecosystem. */
    PARTNER
}
