package io.flypg.pulumi.session;

import io.flypg.engine.bind.Names;
import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.problem.Suggestion;
import io.flypg.engine.word.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the settings of a provider: {@code pulumi config set flypg:organization acme}. */
public final class Configuring {
    public static final String PROJECT = "project";
    public static final String ORGANIZATION = "organization";
    public static final String LOCAL = "local";
    public static final String TOKEN = "token";
    public static final String API_URL = "apiBaseUrl";
    public static final String MACHINES_URL = "flapsBaseUrl";

    /** What the engine itself puts beside them. */
    private static final List<String> OF_THE_ENGINE =
            List.of("version", "pluginDownloadURL", "__internal", "pluginChecksums");

    private static final List<String> ALL = List.of(PROJECT, ORGANIZATION, LOCAL, TOKEN, API_URL, MACHINES_URL);
    private static final Place NOWHERE = Place.ofFile("");

    private final Value.Named given;
    private final Problems problems;

    private Configuring(Value.Named given, Problems problems) {
        this.given = given;
        this.problems = problems;
    }

    /**
     * The same with what holds where nothing is given.
     *
     * @param project of the program
     * @param stack of the program
     */
    public static Value.Named completed(Value.Named given, String project, String stack) {
        Map<String, Value> all = new LinkedHashMap<>(given.values());
        all.putIfAbsent(PROJECT, new Value.Text((project + "/" + stack).toLowerCase(Locale.ROOT), NOWHERE));
        all.putIfAbsent(ORGANIZATION, new Value.Text("personal", NOWHERE));
        return new Value.Named(all, given.place());
    }

    /**
     * Checks settings that are complete.
     *
     * @param problems takes what is wrong
     * @return empty when something is wrong or not known yet
     */
    public static Optional<Settings> read(Value.Named given, Problems problems) {
        return new Configuring(given, problems).read();
    }

    private Optional<Settings> read() {
        given.values().keySet().stream()
                .filter(name -> !ALL.contains(name) && !OF_THE_ENGINE.contains(name))
                .forEach(this::unknown);
        String project = text(PROJECT).orElse("");
        if (!project.isEmpty() && !Names.isProject(project)) {
            refuse(
                    PROJECT,
                    "Bad name",
                    "'" + project
                            + "' cannot be the name of a project: lower-case letters, digits, dashes, underscores and"
                            + " slashes can.",
                    "run 'pulumi config set flypg:project NAME'");
        }
        if (project.isEmpty() && !(given.values().get(PROJECT) instanceof Value.NotKnown)) {
            refuse(
                    PROJECT,
                    "Word missing",
                    "nobody said whose everything is.",
                    "run 'pulumi config set flypg:project NAME'");
        }
        boolean local = flag(LOCAL);
        Settings settings = new Settings(
                project, text(ORGANIZATION).orElse(""), local, text(TOKEN), text(API_URL), text(MACHINES_URL));
        boolean known = given.values().values().stream().noneMatch(Value.NotKnown.class::isInstance);
        return problems.hasErrors() || !known ? Optional.empty() : Optional.of(settings);
    }

    private void unknown(String name) {
        String near = Suggestion.hint(name, ALL);
        refuse(
                name,
                "Unknown setting",
                "the provider has no setting '" + name + "'.",
                near.isEmpty() ? "there are " + String.join(", ", ALL) : near);
    }

    private Optional<String> text(String name) {
        return switch (given.values().get(name)) {
            case null -> Optional.empty();
            case Value.Text text when text.text().isBlank() -> Optional.empty();
            case Value.Text text -> Optional.of(text.text());
            case Value.NotKnown _ -> Optional.empty();
            case Value other -> {
                refuse(name, "Wrong kind of value", "'" + name + "' needs text, and this is " + other.kind() + ".", "");
                yield Optional.empty();
            }
        };
    }

    /** Settings of a stack are texts. */
    private boolean flag(String name) {
        return switch (given.values().get(name)) {
            case null -> false;
            case Value.NotKnown _ -> false;
            case Value.Flag flag -> flag.flag();
            case Value.Text text when text.text().equals("true") -> true;
            case Value.Text text when text.text().equals("false") -> false;
            case Value _ -> {
                refuse(name, "Wrong kind of value", "'" + name + "' needs true or false.", "");
                yield false;
            }
        };
    }

    private void refuse(String name, String summary, String detail, String hint) {
        problems.add(Problem.at(Place.ofFile(name), summary, detail, hint));
    }
}
