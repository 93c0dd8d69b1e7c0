package io.hefu.portal.settlement;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What anybody needs who checks a statement. */
@Path("/portal/v1/statement-key")
@PermitAll
@Tag(name = "Statements")
public class SealKeyResource {

    private final PartnerStatements statements;

    SealKeyResource(PartnerStatements statements) {
        this.statements = statements;
    }

    @GET
    @Produces("application/x-pem-file")
    @Operation(
            operationId = "getStatementKey",
            summary = "The public key that statements are signed with (Ed25519), as PEM",
            description = "Compare it with what you got another way: a check against a key from the same place as the"
                    + " statement proves little.")
    public String get() {
        return statements.publicKey();
    }
}
