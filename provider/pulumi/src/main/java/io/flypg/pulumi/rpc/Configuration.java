package io.flypg.pulumi.rpc;

import com.google.protobuf.Struct;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.word.Value.Named;
import io.flypg.pulumi.resource.Urn;
import io.flypg.pulumi.session.Configuring;
import io.flypg.pulumi.session.Session;
import io.flypg.pulumi.session.Settings;
import io.flypg.pulumi.wire.Properties;
import io.flypg.pulumi.wire.Secrets;
import io.flypg.pulumi.wire.Structs;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import pulumirpc.Provider.CheckFailure;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.CheckResponse;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.ConfigureResponse;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.PropertyDiff;

/** The settings of a provider on their way from the engine. */
final class Configuration {
    private Configuration() {}

    /** Completes and checks; a token becomes a secret, whether it was given as one or not. */
    static CheckResponse check(CheckRequest request) {
        Urn urn = Urn.parse(request.getUrn());
        Named given = Properties.read(request.getNews());
        Named completed = Configuring.completed(given, urn.project(), urn.stack());
        Problems problems = new Problems();
        Configuring.read(completed, problems);
        Struct.Builder inputs = request.getNews().toBuilder();
        completed.values().forEach((name, value) -> {
            if (!request.getNews().containsFields(name)) {
                inputs.putFields(name, Structs.of(value));
            }
        });
        CheckResponse.Builder response =
                CheckResponse.newBuilder().setInputs(Secrets.hide(inputs.build(), Set.of(Configuring.TOKEN)));
        problems.toList().forEach(problem -> response.addFailures(failure(problem)));
        return response.build();
    }

    /** Pulumi shows the value of the property that a failure names. */
    private static CheckFailure failure(Problem problem) {
        String name = Objects.requireNonNull(problem.place()).file();
        String hint = problem.hint().isEmpty() ? "" : " (" + problem.hint() + ")";
        return CheckFailure.newBuilder()
                .setProperty(name.equals(Configuring.TOKEN) ? "" : name)
                .setReason(problem.summary() + ": " + problem.detail() + hint)
                .build();
    }

    /**
     * Nothing is ever made anew because a provider changed. What it owns is marked with its project: under another one each resource is
     * refused by itself.
     */
    static DiffResponse diff(DiffRequest request) {
        Named olds = Properties.read(request.getOlds());
        Named news = Properties.read(request.getNews());
        DiffResponse.Builder response = DiffResponse.newBuilder().setHasDetailedDiff(true);
        Stream.concat(olds.values().keySet().stream(), news.values().keySet().stream())
                .distinct()
                .filter(name -> !text(olds, name).equals(text(news, name)))
                .forEach(name -> response.addDiffs(name)
                        .putDetailedDiff(
                                name,
                                PropertyDiff.newBuilder()
                                        .setKind(PropertyDiff.Kind.UPDATE)
                                        .build()));
        return response.setChanges(
                        response.getDiffsCount() == 0
                                ? DiffResponse.DiffChanges.DIFF_NONE
                                : DiffResponse.DiffChanges.DIFF_SOME)
                .build();
    }

    private static Optional<String> text(Named properties, String name) {
        return Optional.ofNullable(properties.values().get(name))
                .map(value -> Structs.of(value).toString());
    }

    /** An import configures a provider that was not checked before. */
    private static Named completed(ConfigureRequest request) {
        Named given = Properties.read(request.getArgs());
        if (!request.hasUrn()) {
            return given;
        }
        Urn urn = Urn.parse(request.getUrn());
        return Configuring.completed(given, urn.project(), urn.stack());
    }

    static ConfigureResponse configure(Session session, ConfigureRequest request) {
        Problems problems = new Problems();
        Optional<Settings> settings = Configuring.read(completed(request), problems);
        session.configure(settings.orElseThrow(() -> new Failure(Failure.Kind.BAD_INPUT, problems.toList())));
        return ConfigureResponse.newBuilder()
                .setAcceptSecrets(true)
                .setSupportsPreview(true)
                .setAcceptResources(true)
                .setAcceptOutputs(true)
                .build();
    }
}
