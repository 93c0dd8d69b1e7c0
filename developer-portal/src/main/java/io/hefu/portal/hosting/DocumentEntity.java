package io.hefu.portal.hosting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** The large part of a definition. */
@Entity(name = "HostedDocumentEntity")
@Immutable
@Table(schema = "portal", name = "hosted_document")
class DocumentEntity {

    @Id
    @Column(name = "definition_id")
    UUID definitionId;

    String content;
    String findings;
    String changes;
}
