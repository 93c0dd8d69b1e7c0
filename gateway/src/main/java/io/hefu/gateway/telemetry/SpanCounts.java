package io.hefu.gateway.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;

/** What became of spans, as the SDK counts it. Read when somebody asks. */
final class SpanCounts implements MetricReader {

    private static final String EXPORTED = "otlp.exporter.exported";
    private static final AttributeKey<Boolean> SUCCESS = AttributeKey.booleanKey("success");
    private static final String PROCESSED = "processedSpans";
    private static final AttributeKey<Boolean> DROPPED = AttributeKey.booleanKey("dropped");

    private volatile CollectionRegistration registration = CollectionRegistration.noop();

    /** Spans that the collector took. */
    double exported() {
        return sum(EXPORTED, SUCCESS, true);
    }

    /** Spans that the collector did not take, whatever was tried. */
    double failed() {
        return sum(EXPORTED, SUCCESS, false);
    }

    /** Spans for which there was no room, since the collector was too slow or away. */
    double dropped() {
        return sum(PROCESSED, DROPPED, true);
    }

    private synchronized double sum(String metric, AttributeKey<Boolean> attribute, boolean value) {
        return registration.collectAllMetrics().stream()
                .filter(data -> data.getName().equals(metric))
                .flatMap(data -> data.getLongSumData().getPoints().stream())
                .filter(point ->
                        Boolean.valueOf(value).equals(point.getAttributes().get(attribute)))
                .mapToLong(LongPointData::getValue)
                .sum();
    }

    @Override
    public void register(CollectionRegistration registration) {
        this.registration = registration;
    }

    @Override
    public AggregationTemporality getAggregationTemporality(InstrumentType type) {
        return AggregationTemporality.CUMULATIVE;
    }

    @Override
    public CompletableResultCode forceFlush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
