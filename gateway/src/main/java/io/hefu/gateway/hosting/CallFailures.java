package io.hefu.gateway.hosting;

import io.hefu.core.identity.ApiName;
import io.hefu.gateway.upstream.UpstreamFailure;

/** Where calls are told of that got no answer. */
interface CallFailures {

    void failed(ApiName api, UpstreamFailure failure);
}
