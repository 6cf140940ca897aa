package io.flypg.fly.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.fly.FlyClient;
import io.flypg.fly.Platform;
import io.flypg.fly.call.FlyException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every documented answer that the client reads, as it is and with each of its fields missing, null or of another type. What is not readable
 * is called so, and nothing else ever happens.
 */
@TestInstance(Lifecycle.PER_CLASS)
class DocumentedAnswersTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> OTHERS =
            List.of("null", "\"hibernating\"", "1e99", "99999999999999999999", "true", "[]", "{}");

    private final Platform platform = new Platform();

    @AfterAll
    void close() {
        platform.close();
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                answer("answers/app", client -> client.apps().get("pg1")),
                answer("answers/apps", client -> client.apps().list("personal")),
                answer("machine", client -> client.machines("pg1").get("m1")),
                answer(
                        "answers/metadata",
                        client -> client.machines("pg1").metadata("m1").all()),
                answer(
                        "answers/exec",
                        client -> client.machines("pg1").exec("m1", List.of("ls"), Duration.ofSeconds(5))),
                answer(
                        "answers/lease",
                        client -> client.machines("pg1").leases().find("m1")),
                answer("volume", client -> client.volumes("pg1").get("vol_1")),
                answer("volume", client -> client.volumes("pg1").keepSnapshots("vol_1", 9)),
                answer("answers/extended", client -> client.volumes("pg1").extend("vol_1", 3)),
                answer("answers/snapshots", client -> client.volumes("pg1").snapshots("vol_1")),
                answer("answers/secrets", client -> client.secrets("pg1").list()),
                answer("answers/secrets", client -> client.secrets("pg1").reveal()),
                answer("answers/secrets", client -> client.secrets("pg1").unset(List.of("A"))),
                answer("answers/addresses", client -> client.addresses("pg1").list()),
                answer("answers/regions", client -> client.platform().regions()),
                answer("answers/tokens", client -> client.platform().tokens()),
                answer("answers/organizations", client -> client.organizations().list()),
                answer("answers/image", client -> client.images().details("flyio/postgres-flex:17")),
                answer("answers/image-tag", client -> client.images().current()),
                answer("answers/flycast", client -> client.addresses("pg1").allocateFlycast("o1", "fra")),
                answer("answers/consul", client -> client.postgres().enableConsul("pg1")),
                answer(
                        "answers/certificate",
                        client -> client.postgres()
                                .issueCertificate("o1", "pg1", "ssh-ed25519 AAAA", Duration.ofDays(1))));
    }

    private static Arguments answer(String sample, Function<FlyClient, Object> call) {
        return Arguments.of(sample, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void is_read(String sample, Function<FlyClient, Object> call) {
        platform.answersSample(200, sample + ".json");

        assertThat(call.apply(platform.client)).isNotIn(Optional.empty(), List.of(), Map.of(), "");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void is_read_or_called_unreadable_with_any_field_wrong(String sample, Function<FlyClient, Object> call)
            throws Exception {
        for (String body : mutations(JSON.readTree(Platform.sample(sample + ".json")))) {
            answer(body);
            try {
                assertThat(call.apply(platform.client)).isNotNull();
            } catch (FlyException e) {
                assertThat(e.kind()).as(body).isIn(Kind.GARBAGE, Kind.AMBIGUOUS, Kind.NOT_FOUND);
            } catch (RuntimeException e) {
                throw new AssertionError("not a word about what is wrong with " + body, e);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void is_called_unreadable_when_it_stops_in_the_middle(String sample, Function<FlyClient, Object> call) {
        String body = Platform.sample(sample + ".json").strip();
        for (int end = 1; end < body.length(); end += 1 + body.length() / 20) {
            answer(body.substring(0, end));

            FlyException failure = FailuresTest.failure(() -> call.apply(platform.client));

            assertThat(failure.kind()).isIn(Kind.GARBAGE, Kind.AMBIGUOUS);
        }
    }

    /** On a connection of its own: on one that is kept, each answer waits for a delayed acknowledgement. */
    private void answer(String body) {
        platform.answers(
                new MockResponse.Builder().addHeader("Connection", "close").body(body));
    }

    private static List<String> mutations(JsonNode answer) throws Exception {
        List<String> all = new ArrayList<>();
        for (JsonNode place : places(answer)) {
            if (place instanceof ObjectNode object) {
                for (String field : fields(object)) {
                    mutate(answer, all, object.get(field), value -> object.set(field, value));
                    JsonNode removed = object.remove(field);
                    all.add(answer.toString());
                    object.set(field, removed);
                }
            } else if (place instanceof ArrayNode list) {
                for (int i = 0; i < list.size(); i++) {
                    int at = i;
                    mutate(answer, all, list.get(i), value -> list.set(at, value));
                }
            }
        }
        return all;
    }

    private static void mutate(JsonNode answer, List<String> all, JsonNode old, Consumer<JsonNode> put)
            throws Exception {
        for (String other : OTHERS) {
            put.accept(JSON.readTree(other));
            all.add(answer.toString());
        }
        put.accept(old);
    }

    /** The answer itself, and all objects and lists in it. */
    private static List<JsonNode> places(JsonNode node) {
        List<JsonNode> all = new ArrayList<>(List.of(node));
        node.forEach(child -> all.addAll(places(child)));
        return all;
    }

    private static List<String> fields(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
