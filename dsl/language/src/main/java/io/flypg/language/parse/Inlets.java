package io.flypg.language.parse;

import io.flypg.engine.problem.Place;
import io.flypg.language.evaluate.Broken;
import io.flypg.language.evaluate.Clause;
import io.flypg.language.evaluate.Lost;
import io.flypg.language.evaluate.Near;
import io.flypg.language.evaluate.Parameter;
import io.flypg.language.evaluate.ParameterType;
import io.flypg.language.evaluate.Term;
import io.flypg.language.scan.Words;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.jspecify.annotations.Nullable;

/** {@code parameter('size', default: 20.GB, min: 1.GB, doc: '…')}. */
final class Inlets {
    private static final String EXAMPLE = "write parameter('size', default: 20.GB, doc: '…')";
    private static final String TYPE = "type";

    /** What can stand both in a definition and in front of = on a command line. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,62}");

    private Inlets() {}

    /** Its name, when it can be one; null otherwise. */
    static @Nullable String name(MethodCallExpression node) {
        ConstantExpression name = Heads.name(node);
        return name != null && isName(String.valueOf(name.getValue())) ? String.valueOf(name.getValue()) : null;
    }

    private static boolean isName(String name) {
        return NAME.matcher(name).matches() && !name.equals("it") && !Words.isKeyword(name);
    }

    static Clause translate(MethodCallExpression node, Context context) {
        Arguments arguments = Arguments.of(node.getArguments(), context.trouble());
        Place word = context.trouble().place(node.getMethod());
        ConstantExpression first = Heads.name(node);
        if (first == null || arguments.values().size() != 1 || arguments.block() != null) {
            Heads.lacksName(Heads.PARAMETER, word, context.trouble());
            return new Lost();
        }
        String name = String.valueOf(first.getValue());
        Place place = context.trouble().place(first);
        if (!isName(name)) {
            String detail = "'" + name + "' cannot be the name of a value: letters, digits and underscores can";
            context.trouble().add(place, "Bad name", detail, EXAMPLE);
            return new Lost();
        }
        if (context.names().function(name) != null || !context.names().declare(name)) {
            Heads.taken(name, place, context);
            return new Lost();
        }
        return parameter(name, place, arguments.entries(), context);
    }

    private static Clause parameter(String name, Place place, List<MapEntryExpression> entries, Context context) {
        Map<Parameter.Part, Term> parts = new EnumMap<>(Parameter.Part.class);
        ParameterType type = null;
        int before = context.trouble().count();
        for (MapEntryExpression entry : entries) {
            if (isType(entry)) {
                type = type(entry, context);
            } else {
                part(entry, parts, context);
            }
        }
        if (context.trouble().count() > before) {
            parts.put(Parameter.Part.DEFAULT, new Broken(place));
        }
        return new Parameter(name, place, context.names().announce(name), type, parts);
    }

    private static boolean isType(MapEntryExpression entry) {
        return Arguments.key(entry).equals(TYPE);
    }

    private static @Nullable ParameterType type(MapEntryExpression entry, Context context) {
        String word = entry.getValueExpression() instanceof VariableExpression variable ? variable.getName() : "";
        ParameterType type = ParameterType.of(word).orElse(null);
        if (type == null) {
            String near = Near.hint(word, ParameterType.words());
            String all = "types are " + String.join(", ", ParameterType.words());
            context.trouble()
                    .add(
                            context.trouble().place(entry.getValueExpression()),
                            "Unknown type",
                            "a type is written as a word without quotes",
                            near.isEmpty() ? all : near);
        }
        return type;
    }

    private static void part(MapEntryExpression entry, Map<Parameter.Part, Term> parts, Context context) {
        String key = Arguments.key(entry);
        Term value = Expressions.translate(entry.getValueExpression(), context);
        for (Parameter.Part part : Parameter.Part.values()) {
            if (part.word().equals(key)) {
                parts.put(part, value);
                return;
            }
        }
        String near = Near.hint(key, words());
        String all = "it has " + String.join(", ", words());
        context.trouble()
                .add(
                        context.trouble().place(entry.getKeyExpression()),
                        "Unknown name",
                        "a parameter has no '" + key + "'",
                        near.isEmpty() ? all : near);
    }

    private static List<String> words() {
        List<String> words = new ArrayList<>();
        for (Parameter.Part part : Parameter.Part.values()) {
            words.add(part.word());
        }
        words.add(TYPE);
        return words;
    }
}
