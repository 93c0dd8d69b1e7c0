package io.hefu.clients.scene;

import io.hefu.clients.call.ApiCall;
import io.hefu.clients.call.Calls;
import java.util.ArrayList;
import java.util.List;

/** The same APIs with the test key: answered alike, reaching nobody, costing nothing. */
public final class SandboxScene implements Scene {

    private static final int CALLS_EACH = 4;

    private final Application application;

    public SandboxScene(Application application) {
        this.application = application;
    }

    @Override
    public String title() {
        return "sandbox";
    }

    @Override
    public List<Runnable> steps() {
        ApiCall verification = Calls.verifyLocation("+8613800000001");
        ApiCall message = Calls.sendMessage("+8613800000001", "Only a trial.", 1);
        List<Runnable> steps = new ArrayList<>();
        for (int i = 0; i < CALLS_EACH; i++) {
            steps.add(() -> application.call(verification, 200));
            steps.add(() -> application.call(message, 202));
        }
        return steps;
    }
}
