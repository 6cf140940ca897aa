package io.flypg.pulumi.resource;

import com.google.protobuf.Struct;
import io.flypg.engine.model.Spec;
import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.problem.Severity;
import io.flypg.engine.property.ResourceProperties;
import io.flypg.engine.word.Value;
import io.flypg.pulumi.session.EngineLog;
import io.flypg.pulumi.session.Session;
import io.flypg.pulumi.wire.Properties;
import io.flypg.pulumi.wire.Redaction;
import io.flypg.pulumi.wire.Secrets;
import io.flypg.pulumi.wire.Structs;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pulumirpc.Provider.CheckFailure;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.CheckResponse;

/** Checks what a program declares, without a look at the platform. */
public final class Checking {
    private final Session session;

    public Checking(Session session) {
        this.session = session;
    }

    /** All that is wrong, at once; what is not known yet is not wrong. */
    public CheckResponse check(Kind kind, CheckRequest request) {
        Urn urn = Urn.parse(request.getUrn());
        Struct news = request.getNews();
        Value.Named properties = Inputs.named(kind, urn, Properties.read(news), Properties.read(request.getOlds()));
        Problems problems = new Problems();
        Optional<? extends Spec> spec = ResourceProperties.bind(kind.spec(), properties, problems);
        spec.ifPresent(found -> declareOnce(found, request.getUrn(), problems));
        Set<String> secrets = Secrets.in(news);
        Redaction redaction = Redaction.of(news);
        requirePlainIdentity(kind, secrets, problems);
        CheckResponse.Builder response = CheckResponse.newBuilder().setInputs(inputs(news, properties));
        for (Problem problem : problems.toList()) {
            if (problem.severity() == Severity.ERROR) {
                response.addFailures(failure(problem, secrets, redaction));
            } else {
                session.log().say(EngineLog.Level.WARNING, request.getUrn(), redaction.redact(worded(problem)));
            }
        }
        return response.build();
    }

    /** As they were given, secrets and all, with the name that was not. */
    private static Struct inputs(Struct news, Value.Named properties) {
        Value name = properties.values().get("name");
        return name == null || news.containsFields("name")
                ? news
                : news.toBuilder().putFields("name", Structs.of(name)).build();
    }

    private void declareOnce(Spec spec, String urn, Problems problems) {
        session.declare(spec, urn);
        String first = session.declarer(spec.address()).orElse(urn);
        if (!first.equals(urn)) {
            problems.add(Problem.at(
                    Place.ofFile(""),
                    "Declared twice",
                    spec.address() + " is declared before, as " + first + ".",
                    "give one of them another name, or take it out"));
        }
    }

    /** An id is shown everywhere. */
    private static void requirePlainIdentity(Kind kind, Set<String> secrets, Problems problems) {
        kind.identity().stream()
                .filter(secrets::contains)
                .forEach(name -> problems.add(Problem.at(
                        Place.ofFile(name),
                        "Secret name",
                        "'" + name + "' is part of the id, and an id cannot be secret.",
                        "give a plain value")));
    }

    /** The engine prints the value of the property that a failure names, also when it is a secret. */
    private static CheckFailure failure(Problem problem, Set<String> secrets, Redaction redaction) {
        String path = pathOf(problem);
        boolean secret = secrets.contains(topOf(path));
        String where = secret ? topOf(path) + ": " : "";
        return CheckFailure.newBuilder()
                .setProperty(secret ? "" : path)
                .setReason(where + redaction.redact(worded(problem)))
                .build();
    }

    private static String worded(Problem problem) {
        String hint = problem.hint().isEmpty() ? "" : " (" + problem.hint() + ")";
        return problem.summary() + ": " + problem.detail() + hint;
    }

    private static String pathOf(Problem problem) {
        String path = problem.placed().map(Place::file).orElse("");
        return List.of("definition", "default").contains(path) ? "" : path;
    }

    private static String topOf(String path) {
        return path.split("[.\\[]", 2)[0];
    }
}
