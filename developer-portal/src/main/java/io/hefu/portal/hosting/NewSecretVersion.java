package io.hefu.portal.hosting;

import io.hefu.core.hosting.SigningSecret;

/**
 * A secret just made.
 *
 * @param secret shown now, to nobody afterwards
 */
public record NewSecretVersion(SecretVersion version, SigningSecret secret) {}
