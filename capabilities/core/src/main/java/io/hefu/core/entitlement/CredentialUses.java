package io.hefu.core.entitlement;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** When and from where credentials are used. Told by gateways every few seconds, kept by the portal. */
public interface CredentialUses {

    /** Takes in what one gateway saw. May be told twice. */
    CompletionStage<Void> record(List<CredentialUse> uses);
}
