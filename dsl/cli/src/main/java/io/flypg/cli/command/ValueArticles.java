package io.flypg.cli.command;

import io.flypg.cli.view.Article;
import io.flypg.engine.bind.FieldTexts;
import io.flypg.engine.bind.Origins;
import io.flypg.engine.bind.Origins.Stop;
import io.flypg.engine.model.Definition;
import io.flypg.engine.model.Spec;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a definition has in its fields, and where that comes from. */
final class ValueArticles {
    private final Map<String, Article> articles = new LinkedHashMap<>();

    private ValueArticles() {}

    static ValueArticles of(Definition definition, Origins origins) {
        ValueArticles values = new ValueArticles();
        for (Spec spec : definition.specs()) {
            FieldTexts.of(spec).forEach((field, text) -> {
                String name = spec.address() + "." + field;
                List<Stop> stops = origins.of(spec.address(), field);
                values.articles.put(name, new Article("value", name, text, facts(stops)));
            });
        }
        return values;
    }

    /**
     * Those of a field, called by its whole name or by the end of it.
     *
     * @throws Failure bad input when there is none
     */
    List<Article> find(String name) {
        List<Article> found = articles.values().stream()
                .filter(article -> article.name().equals(name) || article.name().endsWith("." + name))
                .toList();
        if (found.isEmpty()) {
            throw new Failure(Failure.Kind.BAD_INPUT, unknown(name));
        }
        return found;
    }

    private Problem unknown(String name) {
        List<String> ends = articles.keySet().stream()
                .map(known -> name.contains(".") ? known : known.substring(known.lastIndexOf('.') + 1))
                .distinct()
                .toList();
        String near = Suggestion.hint(name, ends);
        return Problem.general(
                "Nothing to explain",
                "nothing in this definition is called '" + name
                        + "'. A setting that it does not declare has what the image" + " has.",
                near.isEmpty() ? "'flypg explain " + name + "' tells about a setting or a word" : near);
    }

    private static List<Article.Fact> facts(List<Stop> stops) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (Stop stop : stops) {
            facts.merge(stop.kind().words(), shown(stop.place()), (before, next) -> before + " ← " + next);
        }
        if (facts.isEmpty()) {
            facts.put("default", "nobody wrote it");
        }
        List<Article.Fact> list = new ArrayList<>();
        facts.forEach((kind, text) -> list.add(new Article.Fact(kind, text)));
        return list;
    }

    private static String shown(Place place) {
        return place.text().isBlank()
                ? place.toString()
                : place + "  " + place.text().strip();
    }
}
