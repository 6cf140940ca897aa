package io.flypg.language.parse;

import io.flypg.language.evaluate.Binding;
import io.flypg.language.evaluate.Function;
import io.flypg.language.evaluate.Module;
import io.flypg.language.evaluate.Near;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.jspecify.annotations.Nullable;

/** The names that stand for values in one block, and the functions of the file. */
final class Names {
    private final @Nullable Names outer;
    private final Known known;
    private final Map<String, Binding> values = new HashMap<>();

    private boolean shadowing;

    /** What is the same in every block of a file. */
    private static final class Known {
        final Map<String, Function> functions = new HashMap<>();

        /** Every name at the top of the file, wherever its def stands. */
        final Map<String, Binding> all = new HashMap<>();

        /** Names whose def could not be read. */
        final Set<String> broken;

        /** The files it uses, by the calls of use. */
        final IdentityHashMap<MethodCallExpression, Module> used = new IdentityHashMap<>();

        /** Whether there may be more names than are known, because a file that is used could not be read. */
        boolean incomplete;

        Known(Set<String> broken) {
            this.broken = broken;
        }
    }

    private Names(@Nullable Names outer, Known known) {
        this.outer = outer;
        this.known = known;
    }

    /** Those of a file of which some names could not be read. */
    static Names ofFile(Set<String> broken) {
        Names names = new Names(null, new Known(broken));
        broken.forEach(name -> names.values.put(name, new Binding()));
        return names;
    }

    Names inner() {
        return new Names(this, known);
    }

    /** For a function: it is called later, so it sees all values of the file, and may use their names for its own. */
    Names ofFunction() {
        Names file = inner();
        file.values.putAll(known.all);
        Names names = file.inner();
        names.shadowing = true;
        return names;
    }

    /** Whether these are the names at the top of the file. */
    boolean areOfFile() {
        return outer == null;
    }

    /** Says that the name gets a value somewhere at the top of the file; what it stands for there. */
    Binding announce(String name) {
        return known.all.computeIfAbsent(name, _ -> new Binding());
    }

    /** The same for a name of another file. */
    void announce(String name, Binding binding) {
        known.all.putIfAbsent(name, binding);
    }

    /** Whether its def stands further down. */
    boolean comesLater(String name) {
        return known.all.containsKey(name) && !has(name);
    }

    /** False when the name is taken already. */
    boolean declare(String name) {
        return declare(name, areOfFile() ? announce(name) : new Binding());
    }

    /** False when the name is taken already. */
    boolean declare(String name, Binding binding) {
        return known.broken.contains(name) || ((shadowing || !has(name)) && values.putIfAbsent(name, binding) == null);
    }

    boolean has(String name) {
        return find(name) != null;
    }

    /** What the name stands for here. */
    @Nullable
    Binding find(String name) {
        for (Names names = this; names != null; names = names.outer) {
            Binding binding = names.values.get(name);
            if (binding != null) {
                return binding;
            }
        }
        return null;
    }

    /** Whether it was defined, or may have been, in something that could not be read. */
    boolean isBroken(String name) {
        return known.broken.contains(name)
                || (known.incomplete && !has(name) && !comesLater(name) && function(name) == null);
    }

    /** Says that names may be missing. */
    void lackSome() {
        known.incomplete = true;
    }

    void use(MethodCallExpression call, Module module) {
        known.used.put(call, module);
    }

    /** The file behind a call of use; null when it could not be read. */
    @Nullable
    Module used(MethodCallExpression call) {
        return known.used.get(call);
    }

    /** Whether one of the calls of use is for this file. */
    boolean uses(Module module) {
        return known.used.containsValue(module);
    }

    boolean declare(Function function) {
        return known.functions.putIfAbsent(function.name(), function) == null;
    }

    @Nullable
    Function function(String name) {
        return known.functions.get(name);
    }

    /** What to do about an unknown name. */
    String hint(String name) {
        List<String> all = new ArrayList<>(known.functions.keySet());
        for (Names names = this; names != null; names = names.outer) {
            all.addAll(names.values.keySet());
        }
        String near = Near.hint(name, all);
        return near.isEmpty() ? "write '" + name + "' in quotes if you mean the text" : near;
    }
}
