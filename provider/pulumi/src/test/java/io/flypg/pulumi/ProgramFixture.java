package io.flypg.pulumi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.flypg.fly.call.FlyOptions;
import io.flypg.local.LocalOptions;
import io.flypg.local.LocalPlatform;
import io.flypg.local.node.PostgresGuests;
import io.flypg.local.rest.ServedRequest;
import io.flypg.pulumi.cli.PulumiCli;
import io.flypg.pulumi.cli.PulumiRun;
import io.flypg.pulumi.cli.PulumiStack;
import io.flypg.pulumi.cli.YamlProject;
import io.flypg.pulumi.rpc.ProviderServer;
import io.flypg.pulumi.session.Surroundings;
import io.flypg.resources.live.Pace;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A local platform with real PostgreSQL, the provider in this JVM, and a real Pulumi CLI that runs programs against both. */
public final class ProgramFixture implements AutoCloseable {
    private static final Pace PACE =
            new Pace(Duration.ofMinutes(2), Duration.ofSeconds(30), Duration.ofSeconds(2), Duration.ofSeconds(1));

    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final LocalPlatform local;
    private final ProviderServer provider;
    private final HttpClient http = HttpClient.newHttpClient();

    private ProgramFixture(Path folder) throws IOException {
        this.folder = folder;
        this.local = LocalPlatform.start(LocalOptions.in(folder.resolve("platform"), PostgresGuests.standard())
                .withCheckInterval(Duration.ofMillis(500)));
        this.provider = ProviderServer.start(
                new Surroundings("0.1.0", Map.of(), _ -> environment(), FlyOptions.defaults(), PACE), Optional.empty());
    }

    /** Everything in one folder. */
    static ProgramFixture in(Path folder) throws IOException {
        // PostgreSQL never runs as root, and has to enter what JUnit keeps for itself
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new ProgramFixture(folder);
    }

    /** What names the platform. */
    private Map<String, String> environment() {
        return Map.of("FLY_API_TOKEN", local.token(), "FLY_API_BASE_URL", url(), "FLY_FLAPS_BASE_URL", url());
    }

    /** The CLI that uses this fixture's provider; skips the test where there is none. */
    PulumiCli cli() throws IOException {
        return PulumiCli.in(folder.resolve("home")).attachedTo("flypg", provider.port());
    }

    /** Where the provider listens. */
    int port() {
        return provider.port();
    }

    /** Where the platform is served. */
    String url() {
        return local.url().toString();
    }

    /** A new stack of a program on the local platform. */
    PulumiStack stack(Program program) throws IOException, InterruptedException {
        return stack(program, program.yaml());
    }

    /** A new stack with another program under the same name. */
    PulumiStack stack(Program program, String yaml) throws IOException, InterruptedException {
        write(program.name(), yaml);
        PulumiStack stack = PulumiStack.create(cli(), folder.resolve(program.name()), "test");
        stack.config("flypg:local", "true");
        return stack;
    }

    /** Changes the program of a stack. */
    void write(Program program) throws IOException {
        write(program.name(), program.yaml());
    }

    void write(String name, String yaml) throws IOException {
        YamlProject.in(folder.resolve(name), name).write(yaml);
    }

    /** Lets a test that is made of Pulumi's own code work on the provider. */
    PulumiRun oracle(String test, int seed) throws IOException, InterruptedException {
        return cli().oracle(folder, test, seed);
    }

    /** The requests that changed something on the platform while something was done, as {@code POST /v1/apps}. */
    List<String> changesOf(Work work) throws Exception {
        int before = local.requests().size();
        work.run();
        List<ServedRequest> all = local.requests();
        return all.subList(before, all.size()).stream()
                .filter(ServedRequest::changes)
                .map(request -> request.method() + " " + request.path())
                .toList();
    }

    /** Asks the platform something by hand. */
    HttpResponse<String> ask(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(local.url().resolve(path))
                .header("Authorization", "Bearer " + local.token())
                .method(method, BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    /** The machines of an app; none while there is no app. */
    List<JsonNode> machines(String app) throws IOException, InterruptedException {
        HttpResponse<String> answer = ask("GET", "/v1/apps/" + app + "/machines", "");
        return answer.statusCode() == 200
                ? JSON.readTree(answer.body()).valueStream().toList()
                : List.of();
    }

    /** Returns when an app has a machine. */
    void awaitMachine(String app) throws IOException, InterruptedException {
        while (machines(app).isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /** Something that may throw anything. */
    interface Work {
        void run() throws Exception;
    }

    @Override
    public void close() {
        http.close();
        provider.close();
        local.close();
    }
}
