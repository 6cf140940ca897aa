package io.flypg.language.parse;

import io.flypg.language.evaluate.Function;
import io.flypg.language.evaluate.Near;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that stand for values in one block, and the functions of the file. */
final class Names {
    private final @Nullable Names outer;
    private final Set<String> values = new HashSet<>();
    private final Map<String, Function> functions;
    private final Set<String> all;
    private final Set<String> broken;

    private boolean shadowing;

    private Names(@Nullable Names outer, Map<String, Function> functions, Set<String> all, Set<String> broken) {
        this.outer = outer;
        this.functions = functions;
        this.all = all;
        this.broken = broken;
    }

    /**
     * Those of a file.
     *
     * @param all every name at the top of the file, wherever its def stands
     * @param broken names whose def could not be read
     */
    static Names ofFile(Set<String> all, Set<String> broken) {
        Names names = new Names(null, new HashMap<>(), all, broken);
        names.values.addAll(broken);
        return names;
    }

    Names inner() {
        return new Names(this, functions, all, broken);
    }

    /** For a function: it is called later, so it sees all values of the file, and may use their names for its own. */
    Names ofFunction() {
        Names file = inner();
        file.values.addAll(all);
        Names names = file.inner();
        names.shadowing = true;
        return names;
    }

    /** Whether its def stands further down. */
    boolean comesLater(String name) {
        return all.contains(name) && !has(name);
    }

    /** False when the name is taken already. */
    boolean declare(String name) {
        return broken.contains(name) || ((shadowing || !has(name)) && values.add(name));
    }

    boolean has(String name) {
        return values.contains(name) || (outer != null && outer.has(name));
    }

    /** Whether it was defined in a statement that could not be read. */
    boolean isBroken(String name) {
        return broken.contains(name);
    }

    boolean declare(Function function) {
        return functions.putIfAbsent(function.name(), function) == null;
    }

    @Nullable
    Function function(String name) {
        return functions.get(name);
    }

    /** What to do about an unknown name. */
    String hint(String name) {
        List<String> known = new ArrayList<>(functions.keySet());
        for (Names names = this; names != null; names = names.outer) {
            known.addAll(names.values);
        }
        String near = Near.hint(name, known);
        return near.isEmpty() ? "write '" + name + "' in quotes if you mean the text" : near;
    }
}
