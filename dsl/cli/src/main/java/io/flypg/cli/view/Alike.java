package io.flypg.cli.view;

import io.flypg.engine.address.Address;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Changes that differ in nothing but the names in them, as in a fleet that a loop declares: who has read one knows all.
 *
 * @param first the one that is shown
 * @param others the rest, in the order of the plan
 */
record Alike(Change first, List<Change> others) {
    /** Fewer are easier to compare when they are written out. */
    private static final int WORTH_FOLDING = 3;

    private static final String NO_PART_OF_A_NAME = "[A-Za-z0-9-]";

    Alike {
        others = List.copyOf(others);
    }

    /** All changes of a plan that have something to show, each once. */
    static List<Alike> fold(Plan plan) {
        List<Change> shown = plan.changes().stream().filter(Alike::isShown).toList();
        Map<String, List<Change>> groups = new HashMap<>();
        List<List<Change>> groupOf = new ArrayList<>();
        for (Change change : shown) {
            List<Change> group = groups.computeIfAbsent(withoutNames(plan, change), _ -> new ArrayList<>());
            group.add(change);
            groupOf.add(group);
        }
        List<Alike> folded = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            List<Change> group = groupOf.get(i);
            if (group.size() < WORTH_FOLDING) {
                folded.add(new Alike(shown.get(i), List.of()));
            } else if (group.getFirst().equals(shown.get(i))) {
                folded.add(new Alike(group.getFirst(), group.subList(1, group.size())));
            }
        }
        return folded;
    }

    private static boolean isShown(Change change) {
        return !(change instanceof Change.NoChange) || !change.problems().isEmpty();
    }

    /** All that a change is, also what is not shown of it, but for the names of its app and of its cluster. */
    private static String withoutNames(Plan plan, Change change) {
        String text = change + " " + plan.outlook(change);
        int number = 0;
        for (String name : names(plan, change.address())) {
            text = Pattern.compile(
                            "(?<!" + NO_PART_OF_A_NAME + ")" + Pattern.quote(name) + "(?!" + NO_PART_OF_A_NAME + ")")
                    .matcher(text)
                    .replaceAll(Matcher.quoteReplacement("<" + ++number + ">"));
        }
        return text;
    }

    /** As they are, and as they stand in the names of roles. */
    private static Set<String> names(Plan plan, Address address) {
        Set<String> names = new LinkedHashSet<>();
        names.add(address.name().replaceFirst("/.*", ""));
        plan.dependencies().clusterOf(address).ifPresent(names::add);
        List.copyOf(names).forEach(name -> names.add(name.replace('-', '_')));
        return names;
    }
}
