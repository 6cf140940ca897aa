package io.flypg.local.node.member;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a node that holds itself for the primary must think of itself once it has asked the voters. */
public sealed interface Verdict {
    /** It is the primary. */
    record TruePrimary() implements Verdict {}

    /** It cannot know, so it must not take writes. */
    record Undecided() implements Verdict {}

    /** Another machine is the primary. */
    record Zombie(String primary) implements Verdict {}

    /**
     * Counts votes; the node itself is a member that agrees.
     *
     * @param answers for each voter the machine that it holds for the primary, empty when it did not answer
     */
    static Verdict of(String me, Collection<Optional<String>> answers) {
        int quorum = (answers.size() + 1) / 2 + 1;
        Map<String, Long> named = answers.stream()
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        long agreeing = 1 + named.getOrDefault(me, 0L);
        long conflicting = named.values().stream().mapToLong(n -> n).sum() - named.getOrDefault(me, 0L);
        if (answers.isEmpty() || (agreeing >= quorum && conflicting == 0)) {
            return new TruePrimary();
        }
        return agreeing >= quorum ? new Undecided() : elsewhere(me, named, quorum);
    }

    private static Verdict elsewhere(String me, Map<String, Long> named, int quorum) {
        return named.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(me) && entry.getValue() >= quorum)
                .findFirst()
                .<Verdict>map(entry -> new Zombie(entry.getKey()))
                .orElseGet(Undecided::new);
    }
}
