package io.hefu.portal.hosting;

import java.time.Instant;

/**
 * What may be told of a secret that calls to a hosted API are signed with.
 *
 * @param number counted from 1 within the version of the API
 * @param keyId what signatures made with it name
 * @param inUse whether gateways sign with it, where the policy in force wants a secret
 */
public record SecretVersion(int number, String keyId, boolean inUse, Instant createdAt, String createdBy) {

    /**
     * {@code mall-offers/v1/2}.
     *
     * @param path of the version: {@code mall-offers/v1}
     */
    static String keyId(String path, int number) {
        return path + "/" + number;
    }
}
