package io.flypg.engine.bind;

import io.flypg.engine.model.AppSpec;
import io.flypg.engine.model.AttachmentSpec;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.Config;
import io.flypg.engine.model.DatabaseSpec;
import io.flypg.engine.model.RoleSpec;
import io.flypg.engine.model.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Every word of definitions with what the records say about it. */
public final class Vocabulary {
    private static final Map<Class<?>, String> RESOURCES = Map.of(
            AppSpec.class,
            "An app that uses a cluster. It is created when it is not there, without machines, and deleted only when it has none.",
            ClusterSpec.class,
            "A PostgreSQL cluster: one primary, its standbys, readers in other regions, one address for writers. Its name"
                    + " is also that of its Fly app.",
            DatabaseSpec.class,
            "A database with an owner role of its own that nobody logs in as, so that ownership outlives every login.",
            RoleSpec.class,
            "A role with what it may do. The roles of apps are made by their attachments.",
            AttachmentSpec.class,
            "Attaches an app to a database: a login of its own, and a secret on the app that holds the URL.");

    private Vocabulary() {}

    /**
     * One word.
     *
     * @param path with the words around it: {@code cluster.machine.memory}
     * @param text what it is
     * @param takes what stands behind it
     * @param example as one writes it
     * @param otherwise what holds when it is not written; {@code required} when it must be
     * @param words what stands in its block
     */
    public record Entry(String path, String text, String takes, String example, String otherwise, List<Entry> words) {
        public Entry {
            words = List.copyOf(words);
        }

        /** The last word of the path. */
        public String word() {
            return path.substring(path.lastIndexOf('.') + 1);
        }

        /** Whether it is called so: by its path, or by the end of it. */
        public boolean isCalled(String name) {
            return path.equals(name) || path.endsWith("." + name);
        }
    }

    /** What stands at the top of a definition, with all that is in it. */
    public static List<Entry> all() {
        String text = "a name in quotes";
        return List.of(
                new Entry(
                        "project",
                        "Whose all this is: what flypg makes is marked with it, and another project's is never touched.",
                        text,
                        "project 'shop'",
                        "required",
                        List.of()),
                new Entry(
                        "organization",
                        "The organization on the platform that the apps are in.",
                        text,
                        "organization 'personal'",
                        "required",
                        List.of()),
                new Entry(
                        "parameter",
                        "A value from outside, with a name of its own: given by --set, or where the file is used as a template. Its"
                                + " type is that of the values behind it.",
                        "a name in quotes, and type, default, min, max, oneOf and doc",
                        "parameter('size', default: 20.GB, min: 1.GB)",
                        "none",
                        List.of()),
                new Entry(
                        "use",
                        "Another file below the folder of this one: for its names, or with values for its parameters as a template,"
                                + " whose words come here. What stands in the block is laid over them.",
                        "a path in quotes, without its ending, and with, sha256 and a block",
                        "use('templates/ha', with: [size: 40.GB])",
                        "none",
                        List.of()),
                resource("app", "app", AppSpec.class),
                resource("cluster", "cluster", ClusterSpec.class));
    }

    /** The same, each word for itself. */
    public static List<Entry> flat() {
        List<Entry> flat = new ArrayList<>();
        all().forEach(entry -> flatten(entry, flat));
        return flat;
    }

    private static void flatten(Entry entry, List<Entry> flat) {
        flat.add(entry);
        entry.words().forEach(inner -> flatten(inner, flat));
    }

    private static Entry resource(String path, String word, Class<? extends Spec> type) {
        Shape shape = Shape.of(type);
        List<Entry> words = new ArrayList<>(inside(path, shape));
        if (type == ClusterSpec.class) {
            new TreeMap<>(Binder.INNER).forEach((inner, of) -> words.add(resource(path + "." + inner, inner, of)));
        }
        String takes = "a name in quotes" + (words.isEmpty() ? "" : ", and a block");
        String block = words.isEmpty() ? "" : " { … }";
        return new Entry(path, text(type), takes, word + "('name')" + block, "none", words);
    }

    /** What a kind of resource is, in words. */
    public static String text(Class<? extends Spec> type) {
        return Objects.requireNonNull(RESOURCES.get(type), "what a " + type.getSimpleName() + " is, in words");
    }

    private static List<Entry> inside(String path, Shape shape) {
        return shape.fields().stream()
                .filter(field -> !field.field().outer() && !field.field().positional())
                .map(field -> entry(path + "." + field.name(), field))
                .toList();
    }

    private static Entry entry(String path, FieldShape field) {
        List<Entry> words =
                field.isBlock() && field.type() != Config.class ? inside(path, Shape.of(field.type())) : List.of();
        String several = field.list() ? ", once or several times" : "";
        return new Entry(path, field.field().value(), takes(field) + several, example(field), otherwise(field), words);
    }

    private static String takes(FieldShape field) {
        if (field.type() == Config.class) {
            return "a block of PostgreSQL settings";
        }
        if (!field.isBlock()) {
            return Scalars.needed(field.type());
        }
        return Shape.of(field.type())
                .positional()
                .map(first -> Scalars.needed(first.type()) + ", and a block or named values")
                .orElse("a block or named values");
    }

    private static String example(FieldShape field) {
        if (field.type() == Config.class) {
            return field.name() + " { work_mem 16.MB }";
        }
        if (!field.isBlock()) {
            return field.name() + " " + Scalars.example(field.type());
        }
        return Shape.of(field.type())
                .positional()
                .map(first -> field.name() + " " + Scalars.example(first.type()))
                .orElse(field.name() + " { … }");
    }

    private static String otherwise(FieldShape field) {
        String written = field.field().byDefault();
        if (!written.isEmpty()) {
            return written.startsWith("{") ? "what its words have" : written;
        }
        return field.isRequired() ? "required" : "none";
    }
}
