package io.flypg.local.node;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A command as it was meant: without the programs that only change the user or start a shell. */
final class CommandLine {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    private CommandLine() {}

    /** Takes off {@code gosu USER …}, {@code su USER -c "…"}, {@code sh -c "…"} and the like. */
    static List<String> unwrapped(List<String> argv) {
        return switch (program(argv)) {
            case "gosu" -> argv.size() > 2 ? unwrapped(argv.subList(2, argv.size())) : argv;
            case "su", "runuser", "sh", "bash" -> afterOption(argv);
            default -> argv;
        };
    }

    /** The program's name without its folder. */
    static String program(List<String> argv) {
        return argv.isEmpty() ? "" : argv.getFirst().substring(argv.getFirst().lastIndexOf('/') + 1);
    }

    /** Whether the words that are no options name this action: {@code repmgr -f FILE standby promote}. */
    static boolean isAction(List<String> argv, String object, String verb) {
        int at = argv.indexOf(object);
        return at > 0 && at + 1 < argv.size() && argv.get(at + 1).equals(verb);
    }

    /** The value of an option, written {@code --limit 20} or {@code --limit=20}. */
    static Optional<String> option(List<String> argv, String name) {
        for (int i = 0; i < argv.size(); i++) {
            if (argv.get(i).startsWith(name + "=")) {
                return Optional.of(argv.get(i).substring(name.length() + 1));
            }
            if (argv.get(i).equals(name) && i + 1 < argv.size()) {
                return Optional.of(argv.get(i + 1));
            }
        }
        return Optional.empty();
    }

    private static List<String> afterOption(List<String> argv) {
        int at = argv.indexOf("-c");
        return at > 0 && at + 1 < argv.size() ? unwrapped(words(argv.get(at + 1))) : argv;
    }

    private static List<String> words(String line) {
        return WORD.matcher(line)
                .results()
                .map(match -> first(match.group(1), match.group(2), match.group(3)))
                .toList();
    }

    private static String first(String... groups) {
        for (String group : groups) {
            if (group != null) {
                return group;
            }
        }
        return "";
    }
}
