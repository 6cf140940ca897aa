package io.flypg.local.node.member;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;

import java.util.List;
import java.util.Optional;

/**
 * Who becomes primary when the old one does not answer any more, as one of the standbys sees it.
 *
 * @param lost the old primary
 * @param members how many are registered, wherever they are, the old primary included
 * @param visible the members that answer, the one that asks included
 */
record Election(NodeRow lost, int members, List<Candidate> visible) {
    /**
     * A member that answers.
     *
     * @param watching whether it watches the primary, which it does once it has streamed from it since its own start
     * @param position how much of the WAL it has
     */
    record Candidate(NodeRow row, boolean inRecovery, boolean streaming, boolean watching, long position) {
        private boolean mayWin(NodeRow lost) {
            return watching && row.priority() > 0 && row.location().equals(lost.location());
        }
    }

    /** Whether so many of the members may promote one of them. */
    static boolean isMajority(int visible, int members) {
        return visible >= members / 2 + 1;
    }

    /** Nobody while too few answer, or when one of them still has a primary or is one already. */
    Optional<NodeRow> winner() {
        boolean settled = visible.stream()
                .filter(candidate -> !candidate.row().isWitness())
                .anyMatch(candidate -> candidate.streaming() || !candidate.inRecovery());
        if (settled || !isMajority(visible.size(), members)) {
            return Optional.empty();
        }
        return visible.stream()
                .filter(candidate -> candidate.mayWin(lost))
                .max(comparingLong(Candidate::position)
                        .thenComparingInt(candidate -> candidate.row().priority())
                        .thenComparing(Candidate::row, comparingInt(NodeRow::id).reversed()))
                .map(Candidate::row);
    }
}
