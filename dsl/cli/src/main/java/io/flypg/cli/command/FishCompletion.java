package io.flypg.cli.command;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for fish, which picocli does not make: commands, the commands below them, and options. */
final class FishCompletion {
    private final StringBuilder script = new StringBuilder();
    private final String name;

    private FishCompletion(String name) {
        this.name = name;
    }

    static String of(CommandLine main) {
        FishCompletion completion = new FishCompletion(main.getCommandName());
        completion.add(main, "__fish_use_subcommand");
        return completion.script.toString();
    }

    /** @param where fish's condition for being behind this command and in front of the next */
    private void add(CommandLine command, String where) {
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (!option.hidden()) {
                option(option, where);
            }
        }
        for (Map.Entry<String, CommandLine> one : command.getSubcommands().entrySet()) {
            CommandSpec spec = one.getValue().getCommandSpec();
            if (!spec.usageMessage().hidden()) {
                String header = String.join(" ", spec.usageMessage().header());
                line(where, " -a " + one.getKey(), header);
                add(one.getValue(), "__fish_seen_subcommand_from " + one.getKey());
            }
        }
    }

    private void option(OptionSpec option, String where) {
        StringBuilder flags = new StringBuilder();
        for (String written : option.names()) {
            flags.append(written.startsWith("--") ? " -l " + written.substring(2) : " -s " + written.substring(1));
        }
        line(where, flags + (option.arity().min() > 0 ? " -r" : ""), first(String.join(" ", option.description())));
    }

    /** The first sentence: there is little room beside a completion. */
    private static String first(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    private void line(String where, String what, String text) {
        script.append("complete -c ")
                .append(name)
                .append(" -n '")
                .append(where)
                .append('\'')
                .append(what)
                .append(" -d '")
                .append(text.replace("\\", "\\\\").replace("'", "\\'"))
                .append("'\n");
    }
}
