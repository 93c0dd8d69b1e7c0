package io.hefu.portal.limit;

import io.hefu.core.money.Money;
import io.hefu.portal.limit.Balance.Credit;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
@IdClass(BalanceCreditEntity.Key.class)
@Table(schema = "portal", name = "balance_credit")
class BalanceCreditEntity {

    /** The primary key, as JPA wants it. */
    record Key(UUID applicationId, String reference) implements Serializable {}

    @Id
    @Column(name = "application_id")
    UUID applicationId;

    @Id
    String reference;

    @Column(name = "micro_yuan")
    long microYuan;

    @Column(name = "credited_at")
    Instant creditedAt;

    @Column(name = "credited_by")
    String creditedBy;

    Credit toCredit() {
        return new Credit(reference, new Money(microYuan), creditedAt, creditedBy);
    }
}
