package io.hefu.portal.hosting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(schema = "portal", name = "handed_definition")
class HandedDefinitionEntity {

    @Id
    String sha256;

    byte[] document;

    @Column(name = "handed_in_at")
    Instant handedInAt;
}
