package io.flypg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flypg.pulumi.cli.PulumiStack;
import io.flypg.pulumi.cli.YamlProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A cluster means the same whether a definition file or a Pulumi program declares it, and moves from one to the other. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OneMeaningIT {
    private static final String DEFINITION = """
            project 'file'
            organization 'personal'
            cluster('file-db') {
                region 'ams'
                replicas 2
                volume { size 2.GB }
                readReplicas 'syd'
                config { work_mem 5.MB; max_connections 60 }
                protect false
            }
            """;
    private static final String PROGRAM = """
            resources:
              pulumi-db:
                type: flypg:Cluster
                properties:
                  region: ams
                  replicas: 2
                  volume: { size: 2GB }
                  readReplicas: [{ region: syd }]
                  config: { work_mem: 5MB, max_connections: 60 }
                  protect: false
            """;

    /** Ids of machines, volumes and versions, which are different ones each time. */
    private static final Pattern ID = Pattern.compile("/(vol_)?[0-9a-z]{14,}");

    private static final Pattern STEP = Pattern.compile("(?m)^ *[0-9]+\\. (pulumi-db.*)$");
    private static final ObjectMapper JSON = new ObjectMapper();

    private PulumiDesk desk;
    private PulumiStack stack;
    private String folder = "";

    @BeforeAll
    void open() throws Exception {
        desk = PulumiDesk.open().installed();
        folder = Desk.folderOf(desk.desk().definition("definitions", DEFINITION));
        stack = desk.stack(desk.cli(), desk.project().write(PROGRAM));
    }

    @AfterAll
    void close() throws Exception {
        desk.close();
    }

    @Test
    @Order(1)
    void the_plan_is_the_same() throws Exception {
        assertSamePlan();
    }

    private void assertSamePlan() throws Exception {
        String previewed = stack.preview("--diff").succeeded().said();
        JsonNode plan = JSON.readTree(
                desk.desk().expect(0, "plan", "--local", "--json", folder).out());

        List<String> steps = STEP.matcher(previewed)
                .results()
                .map(step -> named(step.group(1)))
                .toList();
        assertThat(steps)
                .isNotEmpty()
                .isEqualTo(plan.at("/changes/0/steps")
                        .valueStream()
                        .map(step -> named(step.path("subject").asText() + ": "
                                + step.path("text").asText()))
                        .toList());
    }

    @Test
    @Order(2)
    void the_platform_is_asked_for_the_same_and_looks_the_same_afterwards() throws Exception {
        assertSameDeeds();
    }

    private void assertSameDeeds() throws Exception {
        List<String> byFile = changes(() -> desk.desk().expect(0, "apply", "--local", "--yes", folder));
        List<String> byProgram = changes(() -> stack.up().succeeded());

        assertThat(byProgram).isEqualTo(byFile);
        assertThat(look("pulumi-db")).isEqualTo(look("file-db"));
    }

    @Test
    @Order(3)
    void the_same_change_takes_the_same_steps() throws Exception {
        desk.project().write(PROGRAM.replace("5MB", "6MB").replace("60", "70"));
        desk.desk().definition("definitions", DEFINITION.replace("5.MB", "6.MB").replace("60", "70"));
        assertSamePlan();
        assertSameDeeds();
    }

    @Test
    @Order(4)
    void what_a_file_made_is_taken_over_by_a_program() throws Exception {
        Path code = desk.desk().root().resolve("imported.yaml");
        PulumiStack other = desk.stack(desk.cli(), project("taken").write("resources: {}\n"));
        other.config("flypg:project", "file");

        other.importing("flypg:index:Cluster", "file-db", "file-db", "--protect=false", "--out", code.toString())
                .succeeded();

        project("taken").write(Files.readString(code));
        other.preview("--expect-no-changes").succeeded();
    }

    @Test
    @Order(5)
    void what_a_program_made_is_taken_over_by_a_file() throws Exception {
        String definition = desk.desk()
                .expect(0, "import", "--local", "pulumi-db", "--project", "shop/test")
                .out();
        String taken = Desk.folderOf(desk.desk().definition("taken-over", definition));

        assertThat(desk.desk()
                        .expect(0, "plan", "--local", "--detailed-exitcode", taken)
                        .out())
                .contains("Nothing to do");
    }

    private YamlProject project(String name) {
        return YamlProject.in(desk.desk().root().resolve(name), name);
    }

    private interface Work {
        void run() throws Exception;
    }

    /** What was changed on the platform while something was done, without leases, which are taken again as time goes by. */
    private List<String> changes(Work work) throws Exception {
        int before = desk.requests().length();
        work.run();
        List<String> changes = new ArrayList<>();
        for (String line : desk.requests().substring(before).lines().toList()) {
            String[] words = line.split(" ", -1);
            boolean reads = words[1].equals("GET") || line.contains(" query");
            if (!reads && !line.contains("/lease")) {
                changes.add(named(words[1] + " " + ID.matcher(words[2]).replaceAll("/ID")));
            }
        }
        return changes;
    }

    /** What a cluster's machines are made from and what they are. */
    private List<Map<String, String>> look(String cluster) throws Exception {
        JsonNode status = JSON.readTree(
                desk.desk().expect(0, "status", "--local", "--json", cluster).out());
        return status.at("/clusters/0/nodes")
                .valueStream()
                .map(node -> List.of("ordinal", "region", "role", "version").stream()
                        .collect(Collectors.toMap(
                                field -> field, field -> node.path(field).asText())))
                .toList();
    }

    private static String named(String text) {
        return text.replace("pulumi-db", "DB").replace("file-db", "DB");
    }
}
