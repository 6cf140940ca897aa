package io.flypg.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.flypg.cli.Golden;
import io.flypg.cli.Screen;
import io.flypg.engine.address.Address;
import io.flypg.engine.apply.Event;
import io.flypg.engine.apply.Outcome;
import io.flypg.engine.apply.Outcome.Result;
import io.flypg.engine.bind.Origins;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.plan.Step;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Screen screen = new Screen(Screen.ASCII_PIPE);

    @Test
    void a_plan_is_one_document_of_format_1() throws IOException {
        new JsonPlanView(screen.output(), Origins.NONE).show(Plans.change(), Optional.empty());

        Golden.assertMatches("plan-change.json", screen.text());
        JsonNode plan = document(screen.text());
        assertThat(plan.fieldNames())
                .toIterable()
                .containsExactly("format", "project", "changes", "summary", "guarantee", "refusals");
        assertThat(plan.path("format").asInt()).isEqualTo(1);
        assertThat(plan.path("changes"))
                .hasSize(4)
                .allSatisfy(change -> assertThat(change.fieldNames())
                        .toIterable()
                        .startsWith("address", "action", "fields", "steps", "unbroken", "problems"));
        assertThat(plan.path("changes").findValues("outlook"))
                .singleElement()
                .satisfies(outlook -> keys(
                        outlook,
                        "restarts",
                        "switchovers",
                        "writeGapSeconds",
                        "irreversible",
                        "before",
                        "after",
                        "pricesOf"));
        assertThat(plan.path("changes").findValuesAsText("action"))
                .containsExactly("none", "update", "blocked", "none");
    }

    @Test
    void every_field_and_step_of_a_plan_has_what_programs_rely_on() throws IOException {
        for (Plan plan : List.of(Plans.creation(), Plans.change(), Plans.refused(), Plans.large())) {
            Screen fresh = new Screen(Screen.PIPE);
            new JsonPlanView(fresh.output(), Origins.NONE).show(plan, Optional.empty());
            for (JsonNode change : document(fresh.text()).path("changes")) {
                assertThat(change.path("fields"))
                        .allSatisfy(field -> keys(field, "path", "before", "after", "effect", "origin"));
                assertThat(change.path("steps")).allSatisfy(step -> keys(step, "kind", "subject", "text", "impact"));
            }
        }
    }

    @Test
    void a_refused_plan_says_so() throws IOException {
        new JsonPlanView(screen.output(), Origins.NONE).show(Plans.refused(), Optional.empty());

        JsonNode plan = document(screen.text());
        assertThat(plan.path("summary").path("refused").asBoolean()).isTrue();
        assertThat(plan.path("refusals")).hasSize(1);
    }

    @Test
    void an_apply_is_one_object_per_line() throws IOException {
        ApplyView view = ApplyView.of(true, screen.output(), () -> 0);
        Plan plan = Plans.creation();
        Step step = plan.steps().getFirst();
        Address app = Address.app("orders-api");
        Problem problem = Problem.of(app, "Name taken", "somebody else has it.", "choose another");
        view.show(Plans.nothing(), Origins.NONE);
        view.begin();
        List.of(
                        new Event.Started(plan),
                        new Event.StepStarted(app, step, 1, 1),
                        new Event.StepNote(app, step, "waiting"),
                        new Event.StepDone(app, step, Duration.ofMillis(1234)),
                        new Event.StepFailed(app, step, List.of(problem)),
                        new Event.ChangeDone(app, "create"),
                        new Event.ChangeSkipped(Address.cluster("orders-db"), "it needs app.orders-api"))
                .forEach(view::accept);
        view.say("not for programs");
        view.end();
        view.report(report(plan, app, problem));

        Golden.assertMatches("apply.jsonl", screen.text());
        for (String line : screen.text().lines().toList()) {
            keys(document(line), "format", "event");
        }
    }

    @Test
    void a_status_is_one_document() throws IOException {
        StatusView.showJson(List.of(Statuses.healthy(), Statuses.sick()), screen.output());

        Golden.assertMatches("status.json", screen.text());
        JsonNode cluster = document(screen.text()).path("clusters").path(0);
        assertThat(cluster.path("nodes"))
                .hasSize(4)
                .allSatisfy(node -> keys(
                        node,
                        "ordinal",
                        "machine",
                        "region",
                        "role",
                        "version",
                        "address",
                        "lagBytes",
                        "disk",
                        "pendingRestart"));
    }

    @Test
    void a_lag_that_is_not_known_is_null_and_not_zero() throws IOException {
        StatusView.showJson(List.of(Statuses.sick()), screen.output());

        JsonNode node =
                document(screen.text()).path("clusters").path(0).path("nodes").path(0);
        assertThat(node.path("lagBytes").isNull()).isTrue();
        assertThat(node.path("disk").isNull()).isTrue();
    }

    @Test
    void problems_are_a_document_too_and_always_utf_8() throws IOException {
        Place place = new Place("a.flypg.groovy", 3, 5, 2, "    x 1");
        ProblemsJson.print(screen.output(), List.of(Problem.at(place, "Unknown word", "'ü' is unknown.", "")));

        JsonNode problem = document(screen.text()).path("problems").path(0);
        keys(problem, "severity", "summary", "detail", "hint", "place");
        assertThat(problem.path("detail").asText()).isEqualTo("'ü' is unknown.");
        assertThat(problem.path("place").path("line").asInt()).isEqualTo(3);
    }

    private static ApplyReport report(Plan plan, Address app, Problem problem) {
        Outcome outcome = new Outcome(Map.of(
                app,
                new Result.Failed(Failure.Kind.FAILED, List.of(problem)),
                Address.cluster("orders-db"),
                new Result.Skipped("it needs app.orders-api"),
                Address.app("other"),
                new Result.Done("create")));
        return new ApplyReport(
                plan, outcome, Map.of(), Duration.ofSeconds(3), false, List.of(), List.of(), List.of(), "");
    }

    private static void keys(JsonNode object, String... keys) {
        assertThat(object.fieldNames()).toIterable().contains(keys);
    }

    private static JsonNode document(String text) throws IOException {
        return MAPPER.readTree(text);
    }
}
