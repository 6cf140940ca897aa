package io.flypg.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.local.LocalOptions;
import io.flypg.local.LocalPlatform;
import io.flypg.local.fault.InForce;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code flypg local fault} against a platform without machines. */
class LocalFaultTest {
    private final Calls calls = new Calls();

    @TempDir
    private Path folder;

    private LocalPlatform platform;

    @BeforeEach
    void start() {
        platform = LocalPlatform.start(LocalOptions.in(folder, (_, _) -> {
            throw new IllegalStateException("there are no machines here");
        }));
        calls.environment.put("FLYPG_LOCAL_DIR", folder.toString());
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    private Calls.Result fault(String words) {
        return calls.run(("local fault " + words).split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delay 500ms | * /**: done 500 ms later",
                "delay 2s GET /v1/apps | GET /v1/apps: done 2000 ms later",
                "answer 503 POST /v1/apps/*/machines --nth 2 | POST /v1/apps/*/machines, call no. 2: answered 503 and not done",
                "answer 502 --after --first 3 | * /**, the first 3: answered 502 after the work is done",
                "drop before | * /**: the connection breaks before anything is done",
                "drop after POST /v1/** --rate 12.5% --seed 7 | POST /v1/**, 12.5 % of them (seed 7): the connection breaks after the work is done",
            })
    void a_fault_of_calls_is_told_and_lasts_until_it_is_cleared(String words, String text) {
        Calls.Result ordered = fault(words);

        assertThat(ordered.code()).as(ordered.err()).isZero();
        assertThat(ordered.out()).startsWith(text).contains("'flypg local fault clear 1'");
        assertThat(platform.orders().inForce()).extracting(InForce::text).containsExactly(text);
        assertThat(fault("list").out()).contains("number", "struck", text);
        assertThat(fault("clear 1").out()).isEqualTo("Cleared: " + text + ".\n");
        assertThat(fault("list").out()).isEqualTo("There are no faults.\n");
        assertThat(fault("clear").out()).isEqualTo("There were no faults.\n");
    }

    @Test
    void all_are_cleared_at_once() {
        fault("delay 1ms");
        fault("drop after");

        assertThat(fault("clear").out().lines()).hasSize(2).allMatch(line -> line.startsWith("Cleared: "));
        assertThat(platform.orders().inForce()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delay | TIME | --help",
                "delay soon | 'soon' is no time | 500ms",
                "delay 5 | '5' has no unit | 5ms, 5s or 5m",
                "delay 5h | 'h' is no unit | 5ms, 5s or 5m",
                "delay 0s | out of range | at most 600s",
                "delay 11m | out of range | at most 600s",
                "delay 1s post | 'post' is no method | did you mean 'POST'?",
                "delay 1s POTS | 'POTS' is no method | did you mean 'POST'?",
                "delay 1s TEAPOT | 'TEAPOT' is no method | GET, POST, PUT, PATCH, DELETE",
                "delay 1s /v1/apps | '/v1/apps' is a path | write: POST '/v1/apps'",
                "delay 1s GET v1/apps | begins with a slash | did you mean '/v1/apps'?",
                "delay 1s GET http://127.0.0.1:80/v1/apps | a whole address | '/v1/apps'",
                "delay 1s GET /v1/apps?org_slug=x | has a query | write: '/v1/apps'",
                "delay 1s GET /v1/app/*/machines | never strike | /v1/apps/*/machines",
                "delay 1s PATCH /v1/apps/*/machines | never strike | /v1/apps/*/machines",
                "delay 1s --nth 0 | counted from 1 | write 1 or more",
                "delay 1s --nth 1 --first 2 | exclude each other | leave all but one",
                "delay 1s --rate 10 | no percentage | did you mean '10%'?",
                "delay 1s --rate often | no percentage | write for example 10%",
                "delay 1s --rate 0% | out of range | more than 0%",
                "delay 1s --rate 101% | out of range | at most 100%",
                "answer 200 | not the status of an error | 400 to 599",
                "answer nothing | STATUS | --help",
                "drop sometimes | before, after | --help",
                "refuse 2m | out of range | at most 60s",
                "fill orders-db --to 95 | no percentage | did you mean '95%'?",
                "kill nobody | there is no machine 'nobody'. There are none | --help",
                "clear 7 | there is no fault 7 in force | --help",
                "clear all | NUMBER | --help",
                "dealy 1s | dealy | did you mean 'delay'?",
            })
    void a_mistake_says_what_is_wrong_and_what_to_write(String words, String wrong, String hint) {
        Calls.Result result = fault(words);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err().replaceAll("\\s+", " ")).contains(wrong, hint);
        assertThat(result.out()).isEmpty();
        assertThat(platform.orders().inForce()).isEmpty();
    }

    @Test
    void without_a_platform_there_is_nothing_that_could_fail() {
        platform.close();

        Calls.Result result = fault("list");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("Local platform is not running", "flypg local start");
    }

    @Test
    void a_platform_that_runs_without_limits_is_not_taken_for_one_with_them() {
        assertThat(calls.run("local", "start").code()).isZero();

        Calls.Result result = calls.run("local", "start", "--rate-limits");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("Local platform runs already", "flypg local stop");
    }
}
