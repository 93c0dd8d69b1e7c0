package io.hefu.gateway.telemetry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the standard variables of OpenTelemetry ({@code OTEL_…}) do not say. */
@ConfigMapping(prefix = "hefu.telemetry")
interface TelemetryConfig {

    /** What is made of a trace that a caller says its call belongs to ({@code traceparent}, W3C Trace Context). */
    @WithDefault("link")
    CallersTrace callersTrace();

    /** The callers' traces and ours. */
    enum CallersTrace {

        /** Ours begins anew and points to theirs: whether it is sampled is ours to say. */
        LINK,

        /** Ours goes on in theirs, and is sampled as they say: only where all callers are the operator's own. */
        PARENT,

        /** Theirs is not looked at. */
        IGNORE
    }
}
