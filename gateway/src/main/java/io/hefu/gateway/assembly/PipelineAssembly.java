package io.hefu.gateway.assembly;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Ticker;
import io.hefu.core.capability.Capability;
import io.hefu.core.consent.Consents;
import io.hefu.core.decision.DecidingStages;
import io.hefu.core.decision.Decisions;
import io.hefu.core.entitlement.Entitlements;
import io.hefu.core.pricing.PriceLists;
import io.hefu.gateway.alert.Alert;
import io.hefu.gateway.alert.QuotaAlerts;
import io.hefu.gateway.consent.Consent;
import io.hefu.gateway.consent.KnownConsents;
import io.hefu.gateway.credential.AccessTokens;
import io.hefu.gateway.credential.Authenticate;
import io.hefu.gateway.credential.RequestSignatures;
import io.hefu.gateway.credential.UsedCredentials;
import io.hefu.gateway.decision.PipelineDecisions;
import io.hefu.gateway.definition.OperationTable;
import io.hefu.gateway.entitlement.ConfigurationConfig;
import io.hefu.gateway.entitlement.Entitle;
import io.hefu.gateway.entitlement.KnownEntitlements;
import io.hefu.gateway.entitlement.Staleness;
import io.hefu.gateway.exchange.Receive;
import io.hefu.gateway.exchange.Respond;
import io.hefu.gateway.idempotency.KeepAnswer;
import io.hefu.gateway.idempotency.ReleaseKey;
import io.hefu.gateway.idempotency.ReserveKey;
import io.hefu.gateway.journal.JournalLifecycle;
import io.hefu.gateway.journal.UsageJournal;
import io.hefu.gateway.limit.Admissions;
import io.hefu.gateway.limit.Gauges;
import io.hefu.gateway.limit.KnownPrices;
import io.hefu.gateway.limit.Limit;
import io.hefu.gateway.limit.Outlook;
import io.hefu.gateway.limit.ReserveFunds;
import io.hefu.gateway.metering.MeterIntent;
import io.hefu.gateway.metering.MeterOutcome;
import io.hefu.gateway.pipeline.Pipeline;
import io.hefu.gateway.routing.Capabilities;
import io.hefu.gateway.routing.PartnerCalls;
import io.hefu.gateway.routing.Route;
import io.hefu.gateway.signature.Nonces;
import io.hefu.gateway.telemetry.CallTraces;
import io.hefu.gateway.validation.Mismatches;
import io.hefu.gateway.validation.Validate;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

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
    KnownEntitlements entitlements(Entitlements source, ConfigurationConfig config) {
        return new KnownEntitlements(
                source,
                Ticker.systemTicker(),
                new Staleness(config.mostStale(), config.whenStale()),
                config.knownCredentials()
                        .orElse(KnownEntitlements.fittingInto(
                                Runtime.getRuntime().maxMemory() / 4)));
    }

    @Produces
    @Singleton
    KnownConsents consents(Consents source) {
        return new KnownConsents(source, Ticker.systemTicker());
    }

    @Produces
    @Singleton
    Admissions admissions(Gauges gauges) {
        return new Admissions(gauges);
    }

    @Produces
    @Singleton
    KnownPrices prices(PriceLists source, Clock clock) {
        return new KnownPrices(source, clock::millis);
    }

    @Produces
    @Singleton
    Decisions decisions(
            OperationTable operations,
            KnownEntitlements entitlements,
            Admissions admissions,
            KnownPrices prices,
            Supplier<UUID> ids,
            Clock clock) {
        return new PipelineDecisions(
                operations, entitlements, new Outlook(admissions, prices, clock::millis), ids, clock);
    }

    @Produces
    @Singleton
    Pipeline pipeline(
            OperationTable operations,
            KnownEntitlements entitlements,
            AccessTokens accessTokens,
            UsedCredentials used,
            Nonces nonces,
            Admissions admissions,
            KnownPrices prices,
            KnownConsents consents,
            Capabilities capabilities,
            ReserveKey reserveKey,
            ReleaseKey releaseKey,
            KeepAnswer keepAnswer,
            UsageJournal journal,
            JournalLifecycle room,
            PartnerCalls partnerCalls,
            Mismatches mismatches,
            QuotaAlerts alerts,
            CallTraces traces,
            ObjectMapper json,
            Clock clock) {
        return new Pipeline(
                new Receive(operations),
                new Authenticate(entitlements, accessTokens, new RequestSignatures(entitlements, nonces, clock), used),
                new Entitle(),
                new Limit(admissions, clock::millis),
                new Validate(mismatches),
                new Consent(consents),
                reserveKey,
                new ReserveFunds(admissions, prices, clock::millis),
                new MeterIntent(journal, room::isScarceOfRoom),
                new Route(capabilities, partnerCalls, json),
                releaseKey,
                new MeterOutcome(journal, System::nanoTime),
                new Alert(alerts),
                new Respond(json),
                keepAnswer,
                traces);
    }

    @Produces
    @Singleton
    DecidingStages decidingStages(Pipeline pipeline) {
        return pipeline::decidingStages;
    }
}
