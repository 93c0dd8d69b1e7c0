package io.hefu.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.clients.browser.Browser;
import io.hefu.clients.browser.Form;
import io.hefu.clients.browser.WebPage;
import io.hefu.clients.platform.Login;
import io.hefu.stack.project.Project;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/hefu}, run as operators run it. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class OperatorCommandTest {

    private static final Pattern LINK = Pattern.compile("Open (\\S+) in a browser");

    @TempDir
    Path home;

    private String file;

    @BeforeEach
    void nameTheFile() {
        file = home.resolve("hefu.json").toString();
    }

    @Test
    void whoSignedInExportsTheConfigurationAndAppliesItAgain() throws IOException, InterruptedException {
        assertThat(signIn(DemoPlatform.ADMIN)).endsWith("Signed in.");

        assertThat(run("export", file)).isEmpty();
        assertThat(home.resolve("hefu.json")).content().contains("\"planCode\"");
        assertThat(run("diff", file)).containsExactly("No changes.");
        assertThat(run("apply", "--dry-run", file)).endsWith("Nothing would be refused; nothing was changed.");
    }

    @Test
    void whoIsNoOperatorIsTold() throws IOException, InterruptedException {
        signIn(DemoPlatform.DEVELOPER);

        assertThat(run("export", file)).anyMatch(line -> line.contains("operator-admin"));
        assertThat(Path.of(file)).doesNotExist();
    }

    @Test
    void whoIsNotSignedInIsToldHow() throws IOException, InterruptedException {
        assertThat(run("export", file)).containsExactly("Sign in first: deploy/hefu login");
    }

    /** As in a browser: opens the link, signs in, and lets the command in. */
    private List<String> signIn(Login account) throws IOException, InterruptedException {
        Process login = start("login");
        List<String> lines = new ArrayList<>();
        try (BufferedReader told = login.inputReader()) {
            String line = told.readLine();
            lines.add(line);
            Matcher link = LINK.matcher(line);
            assertThat(link.find()).as(line).isTrue();
            confirm(URI.create(link.group(1)), account);
            told.lines().forEach(lines::add);
        }
        login.waitFor();
        return lines;
    }

    private static void confirm(URI link, Login account) {
        Browser browser = new Browser();
        Form form = browser.open(link).form("form#kc-form-login").orElseThrow();
        WebPage asked = browser.submit(form.with("username", account.username()).with("password", account.password()));
        Form consent = asked.form("form").orElseThrow();
        browser.submit(consent.pressing("accept"));
    }

    private List<String> run(String... words) throws IOException, InterruptedException {
        Process process = start(words);
        try (BufferedReader told = process.inputReader()) {
            return told.lines().toList();
        } finally {
            process.waitFor();
        }
    }

    private Process start(String... words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Project.here().root().resolve("deploy/hefu").toString());
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("HEFU_TOKEN");
        builder.environment().put("HEFU_URL", DemoPlatform.url().toString());
        builder.environment().put("HEFU_REALM_URL", DemoPlatform.realmUrl());
        builder.environment()
                .put(
                        "XDG_CONFIG_HOME",
                        Files.createDirectories(home.resolve("config")).toString());
        return builder.start();
    }
}
