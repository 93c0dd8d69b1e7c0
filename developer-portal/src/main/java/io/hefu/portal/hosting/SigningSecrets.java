package io.hefu.portal.hosting;

import io.hefu.core.hosting.SigningSecret;
import io.hefu.portal.audit.AuditTrail;
import io.hefu.portal.audit.Change;
import io.hefu.portal.member.Member;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The secrets that a partner shares with the gateways. The first is in use from when it is made. A later one is made first
 * and put in use when the partner says that its servers know it, so that no call is refused meanwhile; and while the one
 * before it is still there, that one may be put in use again.
 */
@Singleton
public class SigningSecrets {

    private final HostedVersionStore versions;
    private final SigningSecretStore store;
    private final SigningSecretVault vault;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;
    private final Supplier<UUID> ids;

    SigningSecrets(
            HostedVersionStore versions,
            SigningSecretStore store,
            SigningSecretVault vault,
            AuditTrail audit,
            Transactions transactions,
            Clock clock,
            Supplier<UUID> ids) {
        this.versions = versions;
        this.store = store;
        this.vault = vault;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /** Makes another secret. Of those before it only the one in use is kept. */
    public Uni<NewSecretVersion> make(Member member, UUID id) {
        return transactions.writing(() -> reserved(member, id)
                .flatMap(version -> store.of(version.id).flatMap(known -> made(member, version, known))));
    }

    /** Newest first, two at most. */
    public Uni<List<SecretVersion>> list(Member member, UUID id) {
        return transactions.reading(() -> versions.get(member, id)
                .flatMap(version -> store.of(version.id)
                        .map(known -> known.stream()
                                .map(entity -> entity.toVersion(version))
                                .toList())));
    }

    /** From now on, on every gateway within a second, calls are signed with this one. */
    public Uni<SecretVersion> use(Member member, UUID id, int number) {
        return transactions.writing(() -> reserved(member, id)
                .flatMap(version -> store.get(version.id, number).flatMap(entity -> {
                    if (entity.toVersion(version).inUse()) {
                        return Uni.createFrom().item(entity.toVersion(version));
                    }
                    version.signingSecret = number;
                    if (version.inForce != null) {
                        version.changeCount++;
                    }
                    return recorded(member, version, entity, "signing-secret-used");
                })));
    }

    private Uni<HostedVersionEntity> reserved(Member member, UUID id) {
        return versions.reserve(member, id).invoke(version -> Drafts.requireEditable(member, version));
    }

    private Uni<NewSecretVersion> made(Member member, HostedVersionEntity version, List<SigningSecretEntity> known) {
        int number = known.isEmpty() ? 1 : known.get(0).number + 1;
        SigningSecret secret =
                vault.mint(SecretVersion.keyId(version.toVersion().path(), number));
        SigningSecretEntity entity = new SigningSecretEntity();
        entity.id = ids.get();
        entity.versionId = version.id;
        entity.number = number;
        entity.secret = vault.seal(secret, version.id, number);
        entity.createdAt = clock.instant();
        entity.createdBy = member.username();
        List<SigningSecretEntity> unused =
                known.stream().filter(old -> !old.toVersion(version).inUse()).toList();
        if (version.signingSecret == null) {
            version.signingSecret = number;
        }
        return store.replace(unused, entity)
                .chain(() -> recorded(member, version, entity, "signing-secret-made"))
                .map(told -> new NewSecretVersion(told, secret));
    }

    private Uni<SecretVersion> recorded(
            Member member, HostedVersionEntity version, SigningSecretEntity entity, String action) {
        SecretVersion told = entity.toVersion(version);
        return audit.record(Change.by(member, "hosted-api." + action, Hosting.object(version))
                        .to(Map.of("keyId", told.keyId(), "inUse", Boolean.toString(told.inUse()))))
                .replaceWith(told);
    }
}
