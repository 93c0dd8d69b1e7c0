package io.hefu.clients;

import io.hefu.clients.call.ApiClient;
import io.hefu.clients.call.Calls;
import io.hefu.clients.match.Books;
import io.hefu.clients.match.Check;
import io.hefu.clients.match.Matching;
import io.hefu.clients.match.Statement;
import io.hefu.clients.pace.Pace;
import io.hefu.clients.pace.Pauses;
import io.hefu.clients.people.Developer;
import io.hefu.clients.people.Newcomer;
import io.hefu.clients.people.PartnerFinance;
import io.hefu.clients.platform.ClientFailure;
import io.hefu.clients.platform.Platform;
import io.hefu.clients.scene.Application;
import io.hefu.clients.scene.BenefitScene;
import io.hefu.clients.scene.Burst;
import io.hefu.clients.scene.DeviceScene;
import io.hefu.clients.scene.LocationScene;
import io.hefu.clients.scene.MessageScene;
import io.hefu.clients.scene.Programme;
import io.hefu.clients.scene.SandboxScene;
import io.hefu.clients.tally.Bill;
import io.hefu.clients.tally.Metering;
import io.hefu.clients.tally.PriceList;
import io.hefu.clients.terminal.ProgressBar;
import io.hefu.clients.terminal.Table;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A day in the life of Hefu, in under a minute: everybody does their part from outside, then both halves are compared. */
public final class Demo {

    private static final int CALLS = 400;
    private static final int LIVE_CALLS_PER_SECOND = 40;
    private static final int SANDBOX_CALLS_PER_SECOND = 15;
    private static final Duration RATING_PATIENCE = Duration.ofSeconds(60);

    private final Platform platform;
    private final URI hefu;

    public Demo(Platform platform) {
        this.platform = platform;
        this.hefu = platform.url();
    }

    /** @param arguments the path of {@code demo.env} */
    public static void main(String[] arguments) {
        try {
            boolean matches = new Demo(Platform.read(Path.of(arguments[0]))).play();
            System.exit(matches ? 0 : 1);
        } catch (ClientFailure failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        } catch (InterruptedException interrupted) {
            System.exit(130);
        }
    }

    /** @return whether both halves match */
    public boolean play() throws InterruptedException {
        Newcomer newcomer = Newcomer.arrive(platform, Demo::say);
        Developer developer = newcomer.developer();
        String id = newcomer.application();
        PartnerFinance finance = PartnerFinance.signIn(hefu, platform.finance());
        Statement before = Statement.of(finance.statement());

        Application live = application(developer, id, "LIVE", LIVE_CALLS_PER_SECOND);
        Application sandbox = application(developer, id, "SANDBOX", SANDBOX_CALLS_PER_SECOND);
        work(live, sandbox);

        Matching matching = matched(developer, id, live, sandbox);
        List<Check> checks = new ArrayList<>(matching.checks());
        checks.add(matching.statement(before, Statement.of(finance.statement()), finance.organisation()));
        return report(checks, live, sandbox);
    }

    private Application application(Developer developer, String id, String environment, int callsPerSecond) {
        String key = developer.createKey(id, "demo", environment).clearText();
        return new Application(new ApiClient(hefu, key), new Pace(callsPerSecond, System::nanoTime));
    }

    private void work(Application live, Application sandbox) {
        ProgressBar progress = ProgressBar.of("Calls", CALLS);
        MessageScene messages = new MessageScene(live);
        try (DeviceScene device = new DeviceScene(live)) {
            Programme programme = Programme.of(List.of(
                    messages,
                    new LocationScene(live, platform.subscriberNumber()),
                    device,
                    new BenefitScene(live),
                    new SandboxScene(sandbox)));
            for (Programme.Turn turn : programme.turns()) {
                turn.step().run();
                progress.at(calls(live, sandbox), turn.title());
            }
        }
        new Burst(live, Calls.listBenefits()).play();
        while (calls(live, sandbox) < CALLS) {
            messages.readOne();
            progress.at(calls(live, sandbox), messages.title());
        }
        progress.end();
    }

    private Matching matched(Developer developer, String id, Application live, Application sandbox)
            throws InterruptedException {
        Metering metering = Metering.of(developer.definitions());
        PriceList prices = PriceList.of(developer.plan("standard"));
        Bill liveBill = Bill.of(live.tally(), metering, prices);
        Bill sandboxBill = Bill.of(sandbox.tally(), Metering.NOTHING, new PriceList(Map.of()));
        Pauses.until(() -> matching(developer, id, liveBill, sandboxBill).isComplete(), RATING_PATIENCE);
        return matching(developer, id, liveBill, sandboxBill);
    }

    private static Matching matching(Developer developer, String id, Bill live, Bill sandbox) {
        return new Matching(live, sandbox, Books.of(developer.usage(id), developer.split(id)));
    }

    private static boolean report(List<Check> checks, Application live, Application sandbox) {
        Table answers = new Table("operation", "status", "calls");
        live.tally().counts().forEach((line, count) -> answers.row(line.operation(), line.status(), count.calls()));
        sandbox.tally()
                .counts()
                .forEach((line, count) -> answers.row("sandbox " + line.operation(), line.status(), count.calls()));
        Table halves = new Table("", "what", "the client says", "Hefu says");
        checks.forEach(check -> halves.row(check.mark(), check.what(), check.client(), check.hefu()));
        List<String> surprises = new ArrayList<>(live.surprises());
        surprises.addAll(sandbox.surprises());

        say("\n%d calls were answered:\n\n%s\n%s".formatted(calls(live, sandbox), answers, halves));
        surprises.stream().distinct().forEach(surprise -> say("✗ " + surprise));
        boolean matches = surprises.isEmpty() && checks.stream().allMatch(Check::matches);
        say(matches ? "合符 — both halves of the tally match." : "The halves do not match.");
        return matches;
    }

    private static int calls(Application live, Application sandbox) {
        return (int) (live.tally().calls() + sandbox.tally().calls());
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
