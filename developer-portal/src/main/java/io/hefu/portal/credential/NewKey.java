package io.hefu.portal.credential;

import io.hefu.core.entitlement.CredentialConstraints;

/**
 * A key just created.
 *
 * @param clearText the whole key: shown now, known to nobody afterwards
 */
public record NewKey(Credential credential, CredentialConstraints constraints, String clearText) {

    /** Never the key. */
    @Override
    public String toString() {
        return "NewKey[" + credential.id() + "]";
    }
}
