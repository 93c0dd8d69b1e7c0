package io.hefu.bench.rig;

import io.hefu.clients.call.ApiAnswer;
import io.hefu.clients.call.ApiCall;
import io.hefu.clients.call.ApiClient;
import io.hefu.clients.call.Calls;
import io.hefu.clients.people.Developer;
import io.hefu.clients.people.Newcomer;
import io.hefu.clients.people.OperatorAdmin;
import io.hefu.clients.platform.ClientFailure;
import io.hefu.clients.platform.Platform;
import java.io.IOException;
import java.util.UUID;

/** The application whose calls are the load, on a plan that leaves room for it. */
public final class Subject {

    public static final String PLAN = "standard";
    public static final int ROOM_CALLS_PER_SECOND = 5_000;

    private final Platform platform;
    private final Newcomer newcomer;
    private final OperatorAdmin admin;

    private Subject(Platform platform, Newcomer newcomer, OperatorAdmin admin) {
        this.platform = platform;
        this.newcomer = newcomer;
        this.admin = admin;
    }

    public static Subject prepare(Platform platform) {
        Newcomer newcomer = Newcomer.arrive(platform, sentence -> {});
        OperatorAdmin admin = OperatorAdmin.signIn(platform.url(), platform.admin());
        Subject subject = new Subject(platform, newcomer, admin);
        subject.makeRoom();
        return subject;
    }

    public UUID application() {
        return UUID.fromString(newcomer.application());
    }

    public Developer.Key newKey() {
        return newcomer.developer().createKey(newcomer.application(), "bench", "LIVE");
    }

    public void revoke(Developer.Key key) {
        newcomer.developer().revokeKey(newcomer.application(), key);
    }

    public ApiClient client(Developer.Key key) {
        return new ApiClient(platform.url(), key.clearText());
    }

    public OperatorAdmin admin() {
        return admin;
    }

    /** Raises the plan's rate above any load. */
    public void makeRoom() {
        admin.changeRate(PLAN, ROOM_CALLS_PER_SECOND, ROOM_CALLS_PER_SECOND);
    }

    /** @return the id of a new device of the application */
    public String registerDevice(ApiClient client) throws IOException, InterruptedException {
        ApiCall registration = Calls.registerDevice("Bench device");
        ApiAnswer answer = client.send(registration, "bench-device-" + UUID.randomUUID());
        if (answer.status() != 201) {
            throw new ClientFailure("No device can be registered: " + answer.status() + " " + answer.code() + ".");
        }
        return answer.body().get("deviceId").asText();
    }
}
