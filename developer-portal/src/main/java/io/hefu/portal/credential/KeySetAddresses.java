package io.hefu.portal.credential;

import io.hefu.core.address.OutsideAddresses;
import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.refusal.PortalRefusal.Invalid;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Keeps the identity provider, which fetches clients' key sets, from being sent to addresses inside. Looked at when the
 * address is registered; against names that move inside later, the provider's own way out must be filtered.
 */
@Singleton
class KeySetAddresses {

    private static final Bilingual OUTSIDE =
            new Bilingual("应能解析到公网地址", "must lead to addresses on the public Internet");

    private final OutsideAddresses outside = new OutsideAddresses(List.of());

    Uni<Void> require(ClientKeys keys) {
        if (!(keys instanceof ClientKeys.Published published)) {
            return Uni.createFrom().voidItem();
        }
        String host = published.url().getHost();
        return Transactions.elsewhere(() -> Uni.createFrom()
                .voidItem()
                .invoke(() -> check(host))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .subscribeAsCompletionStage());
    }

    private void check(String host) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!outside.allows(address)) {
                    throw refused();
                }
            }
        } catch (UnknownHostException unknown) {
            throw refused();
        }
    }

    private static RefusedException refused() {
        return new RefusedException(Invalid.field("jwksUri", OUTSIDE));
    }
}
