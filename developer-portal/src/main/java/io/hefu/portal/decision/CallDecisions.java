package io.hefu.portal.decision;

import io.hefu.core.call.Environment;
import io.hefu.core.decision.Decision;
import io.hefu.core.decision.Decision.Objection;
import io.hefu.core.decision.Decisions;
import io.hefu.core.decision.Question;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.refusal.ErrorCode;
import io.hefu.portal.credential.KnownCredentials;
import io.hefu.portal.member.Member;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Asks the gateway about calls: members about their own applications', the operator about all. */
@Singleton
public class CallDecisions {

    private static final Objection NO_CREDENTIAL = new Objection(
            "authenticate",
            ErrorCode.UNAUTHENTICATED,
            "The application has no live credential in this environment; create one in the portal.",
            Optional.empty());

    private final Decisions decisions;
    private final KnownCredentials credentials;

    CallDecisions(Decisions decisions, KnownCredentials credentials) {
        this.decisions = decisions;
        this.credentials = credentials;
    }

    /** @param units 1 or more */
    public record ImaginedCall(String method, String path, long units) {}

    public Uni<Decision> decide(Member member, CredentialId credential, ImaginedCall call) {
        return credentials.get(member, credential).flatMap(known -> ask(known.id(), call));
    }

    /** With the application's newest live credential of the environment. */
    public Uni<Decision> decide(Member member, ApplicationId application, Environment environment, ImaginedCall call) {
        return credentials
                .newestOf(member, application, environment)
                .flatMap(newest -> newest.map(known -> ask(known.id(), call))
                        .orElseGet(() -> Uni.createFrom()
                                .item(new Decision(
                                        Optional.empty(), Optional.of(NO_CREDENTIAL), List.of(), Optional.empty()))));
    }

    private Uni<Decision> ask(CredentialId credential, ImaginedCall call) {
        return Transactions.elsewhere(
                () -> decisions.decide(new Question(credential, call.method(), call.path(), call.units())));
    }
}
