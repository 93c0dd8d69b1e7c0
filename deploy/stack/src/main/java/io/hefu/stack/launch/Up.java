package io.hefu.stack.launch;

import io.hefu.stack.assembly.Part;
import io.hefu.stack.assembly.Stack;
import io.hefu.stack.assembly.StackPlan;
import io.hefu.stack.keycloak.Keycloak;
import io.hefu.stack.process.ChildProcess;
import io.hefu.stack.process.Folders;
import io.hefu.stack.process.LogFile;
import io.hefu.stack.process.OwnClasses;
import io.hefu.stack.process.StartFailure;
import io.hefu.stack.project.Project;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Starts everything, shows it, and stays until it is told to end. */
final class Up {

    private static final long SMALLEST_FREE_SPACE = 500L * 1024 * 1024;
    private static final Duration LOOK_AFTER_PARTS = Duration.ofSeconds(1);

    private final Project project;
    private final Path runFolder;
    private final UpOptions options;
    private final Terminal terminal;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Optional<Stack> running = Optional.empty();

    Up(Project project, UpOptions options, Terminal terminal) {
        this.project = project;
        this.runFolder = project.runFolder();
        this.options = options;
        this.terminal = terminal;
    }

    /** Returns when there is nothing to do; otherwise stays until the process is told to end. */
    void run() {
        Optional<RunRecord> before = RunRecord.read(runFolder);
        Optional<RunRecord> alive =
                before.filter(record -> record.launcher().alive().isPresent());
        if (alive.isPresent()) {
            terminal.say("Hefu is already running at " + alive.get().url() + "; stop it with deploy/down.");
            return;
        }
        before.ifPresent(Leftovers::end);
        RunRecord.remove(runFolder);
        if (options.fresh()) {
            forgetEverything();
        }
        start();
    }

    private void start() {
        long begin = System.nanoTime();
        OwnClasses.load();
        requireSpace();
        StackPlan plan = StackPlan.complete(project, runFolder, options.port());
        FreePorts.require(plan);
        DemoEnvironment demo = new DemoEnvironment(plan);
        RunRecord.starting(demo.url()).write(runFolder);
        options.shell().ifPresent(this::endWithShell);
        sendWarningsTo(plan.logFolder().resolve("stack.log"));
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end"));
        prepareKeycloak();
        Optional<Stack> started = startUnlessEnded(plan);
        if (started.isEmpty()) {
            return;
        }
        Stack stack = started.get();
        running = started;
        demo.write();
        record(RunRecord.of(stack, demo.url()));
        terminal.say(demo.welcome(project.root().relativize(demo.file())));
        terminal.say(String.format(Locale.ROOT, "Ready after %.1f s. Stop it with %s.", seconds(begin), howToStop()));
        lookAfter(stack, demo);
    }

    /** Empty when we were told to end meanwhile: that the parts do not come up then is no failure. */
    private Optional<Stack> startUnlessEnded(StackPlan plan) {
        try {
            return Optional.of(Stack.start(plan, terminal));
        } catch (RuntimeException e) {
            if (ended.getCount() == 0) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Data and secrets; the logs tell what was before and stay. */
    private void forgetEverything() {
        Folders.delete(runFolder.resolve("data"));
        for (String file : new String[] {"secrets.properties", "demo.env"}) {
            try {
                Files.deleteIfExists(runFolder.resolve(file));
            } catch (IOException e) {
                throw new StartFailure("The file " + runFolder.resolve(file) + " cannot be removed.", e);
            }
        }
    }

    private void requireSpace() {
        try {
            Files.createDirectories(runFolder);
            long free = Files.getFileStore(runFolder).getUsableSpace();
            if (free < SMALLEST_FREE_SPACE) {
                throw new StartFailure("The disk of " + runFolder + " has only " + free / (1024 * 1024)
                        + " MiB left and Hefu needs 500: make room.");
            }
        } catch (IOException e) {
            throw new StartFailure("The folder " + runFolder + " cannot be written: " + e.getMessage() + ".", e);
        }
    }

    private void prepareKeycloak() {
        if (!Keycloak.isPrepared(project)) {
            terminal.say("Preparing Keycloak; this is done once …");
            Keycloak.prepare(project);
        }
    }

    /** When the shell in front of us is gone, however it went, so are we. */
    private void endWithShell(long shell) {
        ProcessHandle.of(shell)
                .ifPresentOrElse(handle -> handle.onExit().thenRun(() -> System.exit(0)), () -> System.exit(0));
    }

    /** What libraries and Java itself have to complain about is not for the terminal. */
    private static void sendWarningsTo(Path log) {
        try {
            Files.createDirectories(log.getParent());
            OutputStream file = Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            System.setErr(new PrintStream(file, true, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new StartFailure("The log " + log + " cannot be written: " + e.getMessage() + ".", e);
        }
    }

    private String howToStop() {
        return options.shell().isPresent() ? "Ctrl-C or deploy/down" : "deploy/down";
    }

    /** Says when a part ends by itself, and keeps the record of what runs true. */
    private void lookAfter(Stack stack, DemoEnvironment demo) {
        Set<Part> missing = EnumSet.noneOf(Part.class);
        RunRecord written = RunRecord.of(stack, demo.url());
        while (!isToldToEnd()) {
            for (Part part : stack.plan().parts()) {
                if (stack.pid(part).isPresent()) {
                    missing.remove(part);
                } else if (missing.add(part)) {
                    sayMissing(stack.plan(), part);
                }
            }
            RunRecord now = RunRecord.of(stack, demo.url());
            if (!now.equals(written)) {
                record(now);
                written = now;
            }
        }
    }

    private void sayMissing(StackPlan plan, Part part) {
        Path log = part == Part.POSTGRES ? plan.dataFolder().resolve("postgres.log") : plan.log(part);
        terminal.say("✗ " + part.title() + " is not running any more; its log is " + log + " and ends with:");
        new LogFile(log).tail(5).forEach(line -> terminal.say("    " + line));
    }

    private boolean isToldToEnd() {
        try {
            return ended.await(LOOK_AFTER_PARTS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Also in the middle of a start, when there are children but no stack yet. */
    private void end() {
        ended.countDown();
        running.ifPresent(Stack::close);
        ChildProcess.endAll();
        synchronized (this) {
            RunRecord.remove(runFolder);
        }
    }

    private synchronized void record(RunRecord now) {
        if (ended.getCount() > 0) {
            now.write(runFolder);
        }
    }
}
