package io.hefu.portal.credential;

import io.hefu.core.entitlement.CredentialUse;
import io.hefu.core.entitlement.CredentialUses;
import io.hefu.core.identity.CredentialId;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * When and by how many credentials are used. Gateways add to the same rows, in the same order, so that they never wait for
 * each other in a circle. Times are the database's.
 */
@Singleton
class CredentialUseStore implements CredentialUses {

    private static final String USED = """
            insert into portal.credential_use as known (credential_id, last_used_at)
            select id, date_trunc('minute', clock_timestamp()) from unnest($1::text[]) as id
            on conflict (credential_id) do update set last_used_at = excluded.last_used_at
             where known.last_used_at < excluded.last_used_at""";

    private static final String CALLED = """
            insert into portal.credential_caller (credential_id, caller, seen_at)
            select id, decode(caller, 'hex'), clock_timestamp() from unnest($1::text[], $2::text[]) as pair (id, caller)
            on conflict (credential_id, caller) do update set seen_at = excluded.seen_at""";

    private static final String FORGET = """
            delete from portal.credential_caller where ctid in (
                select ctid from portal.credential_caller
                 where seen_at < clock_timestamp() - interval '6 minutes' limit 10000 for update skip locked)""";

    private static final String USES = """
            select credential_id, last_used_at,
                   (select count(*) from portal.credential_caller as caller
                     where caller.credential_id = used.credential_id
                       and caller.seen_at > clock_timestamp() - interval '5 minutes') as callers
              from portal.credential_use as used
             where credential_id = any($1)""";

    private final Pool pool;
    private final CallerPseudonyms pseudonyms;

    /** @param pseudonymKey also of subscribers' pseudonyms; those of callers are made differently and kept for minutes */
    CredentialUseStore(Pool pool, @ConfigProperty(name = "hefu.portal.pseudonym-key") String pseudonymKey) {
        this.pool = pool;
        this.pseudonyms = new CallerPseudonyms(HexFormat.of().parseHex(pseudonymKey));
    }

    @Override
    public CompletionStage<Void> record(List<CredentialUse> uses) {
        SortedSet<String> credentials = new TreeSet<>();
        SortedSet<String> callers = new TreeSet<>();
        for (CredentialUse use : uses) {
            credentials.add(use.credential().value());
            use.caller()
                    .ifPresent(caller -> callers.add(use.credential() + " "
                            + HexFormat.of().formatHex(pseudonyms.of(use.credential(), caller))));
        }
        Tuple called = Tuple.of(part(callers, 0), part(callers, 1));
        return pool.preparedQuery(USED)
                .execute(Tuple.of(credentials.toArray(String[]::new)))
                .chain(() -> pool.preparedQuery(CALLED).execute(called))
                .chain(() -> pool.preparedQuery(FORGET).execute())
                .replaceWithVoid()
                .subscribeAsCompletionStage();
    }

    /** Of those that were ever used. */
    Uni<Map<CredentialId, Key.Uses>> of(Collection<CredentialId> credentials) {
        String[] ids = credentials.stream().map(CredentialId::value).toArray(String[]::new);
        return Transactions.elsewhere(() -> pool.preparedQuery(USES)
                .execute(Tuple.of(ids))
                .map(rows -> {
                    Map<CredentialId, Key.Uses> uses = new HashMap<>();
                    rows.forEach(row -> uses.put(new CredentialId(row.getString("credential_id")), uses(row)));
                    return uses;
                })
                .subscribeAsCompletionStage());
    }

    private static Key.Uses uses(Row row) {
        return new Key.Uses(
                row.getOffsetDateTime("last_used_at").toInstant(),
                row.getLong("callers").intValue());
    }

    private static String[] part(SortedSet<String> pairs, int index) {
        return pairs.stream().map(pair -> pair.split(" ")[index]).toArray(String[]::new);
    }
}
