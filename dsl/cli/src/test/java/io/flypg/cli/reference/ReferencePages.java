package io.flypg.cli.reference;

import io.flypg.cli.CommandLines;
import io.flypg.engine.bind.Vocabulary;
import io.flypg.engine.knob.Knob;
import io.flypg.engine.knob.KnobNote;
import io.flypg.engine.knob.Knobs;
import io.flypg.engine.problem.Explanation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine;

/** The reference as Markdown, from the same catalogues as {@code flypg explain}. */
final class ReferencePages {
    private static final String MADE = "<!-- Generated from the sources by ReferencePagesTest; do not edit. -->\n\n";
    private static final Path EXAMPLE = Path.of("../../examples/orders/orders.flypg.groovy");

    private ReferencePages() {}

    /** The text of each page by the name of its file. */
    static SortedMap<String, String> all() {
        SortedMap<String, String> pages = new TreeMap<>();
        pages.put("README.md", index());
        pages.put("resources.md", resources());
        pages.put("problems.md", problems());
        pages.put("commands.md", commands());
        pages.put("units.md", MADE + Units.page());
        pages.put("steps.md", MADE + StepsPage.text());
        pages.put("templates.md", MADE + TemplatesPage.text());
        pages.put("index.md", MADE + IndexPage.text());
        Knobs.MAJORS.forEach(major -> pages.put("knobs-" + major + ".md", knobs(Knobs.of(major))));
        return pages;
    }

    private static String index() {
        StringBuilder text = new StringBuilder(MADE).append("""
                # Reference

                The same texts as `flypg explain WORD`.

                - [Index](index.md): every word, knob, unit and problem from A to Z
                - [Resources](resources.md): what can be declared, word by word
                - [Units](units.md): of sizes, durations and shares
                - [Steps](steps.md): what plans consist of
                - [Templates](templates.md): what can be chosen of each
                - [Commands](commands.md): every command with its options
                - [Problems](problems.md): what flypg reports, what it means, what to do
                """);
        for (int major : Knobs.MAJORS.reversed()) {
            text.append("- [Knobs of PostgreSQL ")
                    .append(major)
                    .append("](knobs-")
                    .append(major)
                    .append(".md): every setting\n");
        }
        return text.append("""

                ## In an editor

                IntelliJ IDEA completes words, knobs and units and shows what they mean, when
                [flypg.gdsl](flypg.gdsl) lies in a folder that it takes for sources or resources of the open project. Copy it there, and
                answer its question whether to activate it.
                """).toString();
    }

    private static String resources() {
        StringBuilder text = new StringBuilder(MADE)
                .append("# Resources\n\nA whole definition:\n\n```groovy\n")
                .append(example())
                .append("```\n\n");
        text.append("## The top of a definition\n\n");
        table(text, Vocabulary.all());
        for (Vocabulary.Entry entry : Vocabulary.flat()) {
            if (!entry.words().isEmpty()) {
                text.append("\n## ")
                        .append(entry.path())
                        .append("\n\n")
                        .append(entry.text())
                        .append("\n\n");
                table(text, entry.words());
            }
        }
        return text.toString();
    }

    private static String example() {
        try {
            return Files.readString(EXAMPLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void table(StringBuilder text, List<Vocabulary.Entry> entries) {
        text.append("| word | value | default | what it is |\n|---|---|---|---|\n");
        for (Vocabulary.Entry entry : entries) {
            row(text, code(entry.example()), entry.takes(), entry.otherwise(), entry.text());
        }
    }

    private static String commands() {
        StringBuilder text = new StringBuilder(MADE).append("# Commands\n");
        command(text, CommandLines.all());
        return text.toString();
    }

    private static void command(StringBuilder text, CommandLine command) {
        if (!command.getCommandSpec().usageMessage().hidden()) {
            text.append("\n## ")
                    .append(command.getCommandSpec().qualifiedName())
                    .append("\n\n```\n");
            text.append(command.getUsageMessage(CommandLine.Help.Ansi.OFF)).append("```\n");
            command.getSubcommands().values().forEach(inner -> command(text, inner));
        }
    }

    private static String problems() {
        StringBuilder text = new StringBuilder(MADE).append("# Problems\n");
        String group = "";
        for (Explanation one : Explanation.all()) {
            if (!one.group().equals(group)) {
                group = one.group();
                text.append("\n## ").append(group).append("\n");
            }
            text.append("\n**").append(cell(one.title())).append("**: ").append(cell(one.meaning()));
            text.append(" *What to do:* ").append(cell(one.remedy()));
            text.append(" (`").append(one.code()).append("`)\n");
        }
        return text.toString();
    }

    private static String knobs(Knobs knobs) {
        StringBuilder text = new StringBuilder(MADE)
                .append("# Knobs of PostgreSQL ")
                .append(knobs.major())
                .append(
                        "\n\nDefaults are those of a node that flypg made, with 1 GB of memory and a volume of 10 GB.\n");
        SortedMap<String, StringBuilder> groups = new TreeMap<>();
        for (String name : knobs.names()) {
            Knob knob = knobs.find(name).orElseThrow();
            groups.computeIfAbsent(knob.category(), ReferencePages::group);
            knob(groups.get(knob.category()), KnobNote.of(knobs, knob));
        }
        groups.values().forEach(text::append);
        return text.toString();
    }

    private static StringBuilder group(String category) {
        return new StringBuilder(
                "\n## " + category + "\n\n| knob | value | default | change | what it is |\n|---|---|---|---|---|\n");
    }

    private static void knob(StringBuilder text, KnobNote note) {
        String refused = note.refused().isEmpty() ? "" : " *Not settable:* " + note.refused();
        row(
                text,
                code(note.knob().name()),
                Articles.value(note),
                note.otherwise(),
                note.change(),
                note.knob().description() + refused);
    }

    private static void row(StringBuilder text, String... cells) {
        for (String one : cells) {
            text.append("| ").append(one.startsWith("`") ? one : cell(one)).append(' ');
        }
        text.append("|\n");
    }

    private static String code(String text) {
        return "`" + text.replace("|", "\\|") + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|")
                .replace("*.", "\\*.")
                .replace("<", "&lt;")
                .replace("_", "\\_");
    }
}
