package io.flypg.local.node;

import io.flypg.local.guest.ExecResult;
import io.flypg.local.node.member.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The findings about all members as {@code repmgr cluster show} prints them. */
record ClusterShow(List<Finding> findings) {
    private static final int ISSUES = 25;

    /**
     * Prints them.
     *
     * @param words of the command: {@code --compact} leaves out how to connect, {@code --csv} is for programs
     */
    ExecResult print(List<String> words) {
        List<String> issues =
                findings.stream().flatMap(finding -> finding.issues().stream()).toList();
        boolean forPrograms = words.contains("--csv");
        String text = forPrograms ? csv() : table(words.contains("--compact"));
        return new ExecResult(
                issues.isEmpty() ? 0 : ISSUES, text, issues.isEmpty() || forPrograms ? "" : warning(issues));
    }

    private String table(boolean compact) {
        List<String> head = new ArrayList<>(List.of("ID", "Name", "Role", "Status", "Upstream", "Location"));
        head.addAll(compact ? List.of("Prio.", "TLI") : List.of("Priority", "Timeline", "Connection string"));
        Table table = new Table(head.toArray(String[]::new));
        findings.forEach(finding -> table.add(cells(finding).subList(0, head.size())));
        return table.print();
    }

    private static List<String> cells(Finding finding) {
        return List.of(
                Integer.toString(finding.row().id()),
                finding.row().name(),
                finding.row().type(),
                finding.status(),
                finding.following(),
                finding.row().location(),
                Integer.toString(finding.row().priority()),
                finding.timeline(),
                finding.conninfo());
    }

    /** Node, whether it answers, whether it is in recovery; -1 for no and for unknown. */
    private String csv() {
        return findings.stream()
                .map(finding -> finding.row().id() + ","
                        + finding.standing()
                                .map(standing -> "0," + (standing.inRecovery() ? 1 : 0))
                                .orElse("-1,-1") + "\n")
                .collect(Collectors.joining());
    }

    private static String warning(List<String> issues) {
        return issues.stream()
                .map(issue -> "  - " + issue + "\n")
                .collect(Collectors.joining("", "WARNING: following issues were detected\n", "\n"));
    }
}
