package io.hefu.gateway.assembly;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.TimeMeter;
import io.hefu.core.capability.Capability;
import io.hefu.core.consent.Consents;
import io.hefu.core.entitlement.Entitlements;
import io.hefu.gateway.alert.Alert;
import io.hefu.gateway.alert.QuotaAlerts;
import io.hefu.gateway.consent.Consent;
import io.hefu.gateway.consent.KnownConsents;
import io.hefu.gateway.credential.AccessTokens;
import io.hefu.gateway.credential.Authenticate;
import io.hefu.gateway.definition.OperationTable;
import io.hefu.gateway.entitlement.Entitle;
import io.hefu.gateway.entitlement.KnownEntitlements;
import io.hefu.gateway.exchange.Receive;
import io.hefu.gateway.exchange.Respond;
import io.hefu.gateway.journal.UsageJournal;
import io.hefu.gateway.limit.Limit;
import io.hefu.gateway.limit.QuotaCounters;
import io.hefu.gateway.limit.RateLimiter;
import io.hefu.gateway.metering.MeterIntent;
import io.hefu.gateway.metering.MeterOutcome;
import io.hefu.gateway.pipeline.Pipeline;
import io.hefu.gateway.routing.Capabilities;
import io.hefu.gateway.routing.Route;
import io.hefu.gateway.validation.Validate;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the pipeline together from the modules on the class path. */
class PipelineAssembly {

    @Produces
    @Singleton
    Capabilities capabilities(@Any Instance<Capability> capabilities) {
        return new Capabilities(capabilities);
    }

    @Produces
    @Singleton
    OperationTable operations(Capabilities capabilities) {
        return capabilities.operations();
    }

    @Produces
    @Singleton
    KnownEntitlements entitlements(Entitlements source) {
        return new KnownEntitlements(source, Ticker.systemTicker());
    }

    @Produces
    @Singleton
    KnownConsents consents(Consents source) {
        return new KnownConsents(source, Ticker.systemTicker());
    }

    @Produces
    @Singleton
    Pipeline pipeline(
            OperationTable operations,
            KnownEntitlements entitlements,
            AccessTokens accessTokens,
            QuotaCounters quotaCounters,
            KnownConsents consents,
            Capabilities capabilities,
            UsageJournal journal,
            QuotaAlerts alerts,
            ObjectMapper json,
            Clock clock) {
        return new Pipeline(
                new Receive(operations),
                new Authenticate(entitlements, accessTokens),
                new Entitle(),
                new Limit(new RateLimiter(TimeMeter.SYSTEM_NANOTIME), quotaCounters, clock),
                new Validate(),
                new Consent(consents),
                new MeterIntent(journal),
                new Route(capabilities, json),
                new MeterOutcome(journal, System::nanoTime),
                new Alert(alerts),
                new Respond(json));
    }
}
