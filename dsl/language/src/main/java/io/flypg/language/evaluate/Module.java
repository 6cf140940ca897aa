package io.flypg.language.evaluate;

import io.flypg.engine.word.Word;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One file: its tree, and what others get who use it. It is evaluated once, however many use it. */
public final class Module {
    private final Block block;
    private final Map<String, Binding> values;
    private final Map<String, Function> functions = new LinkedHashMap<>();
    private final Set<String> broken;
    private @Nullable Scope scope;

    /**
     * @param values the names it gives to values at its top
     * @param functions its own
     * @param broken names that are in statements which could not be read
     */
    public Module(Block block, Map<String, Binding> values, Collection<Function> functions, Set<String> broken) {
        this.block = block;
        this.values = Map.copyOf(values);
        this.broken = Set.copyOf(broken);
        functions.forEach(function -> this.functions.put(function.name(), function));
    }

    public Map<String, Binding> values() {
        return values;
    }

    public List<Function> functions() {
        return new ArrayList<>(functions.values());
    }

    public Set<String> broken() {
        return broken;
    }

    /** Whether values can be given to it. */
    boolean hasParameters() {
        return block.statements().stream().anyMatch(Parameter.class::isInstance);
    }

    /** Where its values are, once its words were made; that happens the first time. */
    Scope evaluate(Run run, List<Word> words) {
        Scope known = scope;
        if (known != null) {
            return known;
        }
        Scope top = Scope.of(run, run.inputs(), words);
        scope = top;
        evaluate(top);
        return top;
    }

    /** Makes its words once more, with other values for its parameters; whoever uses its names sees nothing of that. */
    void evaluateAnew(Run run, Inputs inputs, List<Word> words) {
        try {
            evaluate(Scope.of(run, inputs, words));
        } finally {
            functions.values().forEach(function -> function.settle(scope));
        }
    }

    private void evaluate(Scope top) {
        functions.values().forEach(function -> function.settle(top));
        try {
            block.run(top);
        } catch (Mistake mistake) {
            top.run().report(mistake.problem());
            top.run().lose();
        }
    }
}
