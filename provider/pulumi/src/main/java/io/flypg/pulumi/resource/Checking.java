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
        Value.Named properties = Inputs.named(kind, urn, Properties.read(news));
        Problems problems = new Problems();
        Optional<? extends Spec> spec = ResourceProperties.bind(kind.spec(), properties, problems);
        spec.ifPresent(found -> declareOnce(found, request.getUrn(), problems));
        Set<String> secrets = Secrets.in(news);
        CheckResponse.Builder response = CheckResponse.newBuilder().setInputs(inputs(news, properties));
        for (Problem problem : problems.toList()) {
            if (problem.severity() == Severity.ERROR) {
                response.addFailures(failure(problem, secrets));
            } else {
                session.log().say(EngineLog.Level.WARNING, request.getUrn(), worded(problem, secrets));
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
        String first = session.declare(spec.address(), urn);
        if (!first.equals(urn)) {
            problems.add(Problem.at(
                    Place.ofFile(""),
                    "Declared twice",
                    spec.address() + " is declared before, as " + first + ".",
                    "give one of them another name, or take it out"));
        }
    }

    /** The engine prints the value of the property that a failure names, also when it is a secret. */
    private static CheckFailure failure(Problem problem, Set<String> secrets) {
        CheckFailure.Builder failure = CheckFailure.newBuilder().setReason(worded(problem, secrets));
        if (!isAboutSecret(problem, secrets)) {
            failure.setProperty(pathOf(problem));
        }
        return failure.build();
    }

    private static String worded(Problem problem, Set<String> secrets) {
        if (isAboutSecret(problem, secrets)) {
            return problem.summary() + " in " + topOf(pathOf(problem)) + ", which is a secret and not shown";
        }
        String hint = problem.hint().isEmpty() ? "" : " (" + problem.hint() + ")";
        return problem.summary() + ": " + problem.detail() + hint;
    }

    private static boolean isAboutSecret(Problem problem, Set<String> secrets) {
        return secrets.contains(topOf(pathOf(problem))) || (pathOf(problem).isEmpty() && !secrets.isEmpty());
    }

    private static String pathOf(Problem problem) {
        String path = problem.placed().map(Place::file).orElse("");
        return List.of("definition", "default").contains(path) ? "" : path;
    }

    private static String topOf(String path) {
        return path.split("[.\\[]", 2)[0];
    }
}
