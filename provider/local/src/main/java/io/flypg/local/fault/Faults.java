package io.flypg.local.fault;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The rules in force. The calls of a client cannot change them; whoever runs the platform can. */
public final class Faults {
    /** Where the local platform is asked for what the real one does not have. */
    private static final String OURS = "/local/";

    private final List<Fault> rules = new CopyOnWriteArrayList<>();

    /** Puts a rule in force and returns it, so that its calls can be counted. */
    public Fault add(Fault rule) {
        rules.add(rule);
        return rule;
    }

    public void remove(Fault rule) {
        rules.remove(rule);
    }

    public void clear() {
        rules.clear();
    }

    /** What shall happen to this call, in the order the rules were added. The calls that ask for faults are never struck. */
    public List<Effect> effects(String method, String path) {
        if (path.startsWith(OURS)) {
            return List.of();
        }
        return rules.stream()
                .filter(rule -> rule.strikes(method, path))
                .map(Fault::effect)
                .toList();
    }
}
