package io.flypg.resources.cluster;

import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.RestoreSpec;
import io.flypg.engine.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** What keeps a cluster from being made of the data that is declared for it: found before the first call that changes anything. */
final class RestoreChecks {
    private final ClusterSpec spec;
    private final RestoreSpec from;
    private final List<Problem> problems = new ArrayList<>();

    RestoreChecks(ClusterSpec spec, RestoreSpec from) {
        this.spec = spec;
        this.from = from;
    }

    List<Problem> of(RestoreSource source) {
        switch (source) {
            case RestoreSource.Missing missing -> refuse("Nothing to restore from", missing.reason(), missing.hint());
            case RestoreSource.Found found -> {
                major(found);
                size(found);
            }
        }
        return problems;
    }

    /** Besides, when a cluster that has lost its only node is to come back, with its own secrets and its own store. */
    List<Problem> back(RestoreSource source, Cluster lost) {
        of(source);
        if (source instanceof RestoreSource.Found found && !found.app().equals(spec.name())) {
            refuse(
                    "Data of another cluster",
                    "the " + from + " is of " + found.app() + ", and " + spec.name()
                            + " was there with data and passwords of its own.",
                    "declare it as a cluster of another name, or take one of its own snapshots");
        }
        List<String> gone = ClusterSecrets.irreplaceable(lost.secrets());
        if (!gone.isEmpty()) {
            refuse(
                    "Secrets of the cluster are gone",
                    String.join(", ", gone) + (gone.size() == 1 ? " is" : " are")
                            + " not among the secrets of its app any more, and the data is locked with what they were.",
                    "declare a cluster of another name with restoreFrom: it gets secrets of its own");
        }
        if (spec.followers() > 0) {
            refuse(
                    "More than one node was lost",
                    "the nodes that its data counts on are gone, and the primary takes no writes without a majority of them.",
                    "declare a cluster of another name with restoreFrom, which counts its own; or, if it had one node,"
                            + " write replicas 0 until it is back");
        }
        return problems;
    }

    private void major(RestoreSource.Found found) {
        found.major().ifPresent(major -> {
            if (major != spec.postgres().major()) {
                refuse(
                        "Data of another version",
                        "the " + from + " is of PostgreSQL " + major + ", and the cluster is declared as "
                                + spec.postgres().major() + ", which cannot read its files.",
                        "write postgres '" + major + "'");
            }
        });
    }

    private void size(RestoreSource.Found found) {
        if (spec.volume().size().compareTo(found.size()) < 0) {
            refuse(
                    "Volume smaller than its source",
                    "the " + from + " is of a volume of " + found.size() + ", and the definition asks for "
                            + spec.volume().size() + ". A copy is never smaller.",
                    "write volume { size " + found.size().gigabytes()
                            + ".GB }; once the cluster is there, shrinkByReplacement makes it smaller");
        }
    }

    private void refuse(String summary, String detail, String hint) {
        problems.add(Problem.of(spec.address(), summary, detail, hint));
    }
}
