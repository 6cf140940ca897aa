package io.flypg.resources.live;

import io.flypg.engine.model.AttachmentSpec;
import io.flypg.postgres.state.RoleState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What flypg writes as the comment on a database's owner role: whose the database is, and what was made for it. People write their own
 * comments on databases, hardly ever on a role that nobody logs in as.
 *
 * @param extensions those that flypg made, so that it never drops another
 */
public record OwnerMark(String project, String database, Set<String> extensions, List<Attached> attachments) {
    /** In the place of a project: what came along with the data of another cluster, until somebody declares it. */
    private static final String NOBODY = "";

    private static final String HEAD = "flypg";
    private static final String ATTACHMENT = "attachment";
    private static final SortedMap<String, String> NO_MACHINES = Collections.emptySortedMap();

    /**
     * An app's login.
     *
     * @param login the role that the secret's URL logs in as
     * @param digest what the platform said of the secret when it was set; empty while it is being set
     * @param readVariable name of the secret with the URL for reading, empty when there is none
     * @param readDigest the same for that one
     * @param before while the secret is being set, what the platform says of the one that it takes the place of; empty when there is none
     * @param behind machines of the app that were there when the secret was set and another login was in use, each with the version
     *     that it had then: until it has another one, it runs with that login
     * @param leaving machines of the app that were there when the secret was taken off it, each with the version that it had then: until
     *     it has another one, it may run with one of the logins; empty while the app is attached
     */
    public record Attached(
            String app,
            String variable,
            String login,
            String digest,
            String readVariable,
            String readDigest,
            String before,
            SortedMap<String, String> behind,
            SortedMap<String, String> leaving) {
        public Attached {
            behind = Collections.unmodifiableSortedMap(new TreeMap<>(behind));
            leaving = Collections.unmodifiableSortedMap(new TreeMap<>(leaving));
        }

        /** A login whose secret is being set. */
        public static Attached pending(String app, String variable, String login, String readVariable, String before) {
            return new Attached(app, variable, login, "", readVariable, "", before, NO_MACHINES, NO_MACHINES);
        }

        /** The same once the secret is set, and all that runs with another login is left to be deployed. */
        public Attached set(String newDigest, String newReadDigest, SortedMap<String, String> machines) {
            return new Attached(
                    app, variable, login, newDigest, readVariable, newReadDigest, "", machines, NO_MACHINES);
        }

        /** The same once every machine of the app runs with it. */
        public Attached withNobodyBehind() {
            return set(digest, readDigest, NO_MACHINES);
        }

        /** The same once the secret was taken off the app, and these machines may run with one of the logins all the same. */
        public Attached leavingBehind(SortedMap<String, String> machines) {
            return new Attached(app, variable, login, digest, readVariable, readDigest, before, behind, machines);
        }

        /** Whether the secret was not certainly set yet. */
        public boolean isPending() {
            return digest.isEmpty();
        }

        /** Whether the app is not attached any more, and only the logins are still there. */
        public boolean isLeaving() {
            return !leaving.isEmpty();
        }

        /** The other one of the two logins. */
        public String otherLogin() {
            List<String> logins = AttachmentSpec.logins(app, variable);
            return login.equals(logins.getFirst()) ? logins.getLast() : logins.getFirst();
        }

        /**
         * The machines that still run with the other login.
         *
         * @param now all machines of the app, with their versions
         */
        public List<String> behindOf(Map<String, String> now) {
            return unchanged(behind, now);
        }

        /** The machines that may run with either login. */
        public List<String> usersOf(Map<String, String> now) {
            return isLeaving() ? unchanged(leaving, now) : List.copyOf(now.keySet());
        }

        private static List<String> unchanged(Map<String, String> then, Map<String, String> now) {
            return then.entrySet().stream()
                    .filter(machine -> machine.getValue().equals(now.get(machine.getKey())))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    public OwnerMark {
        extensions = new TreeSet<>(extensions);
        attachments = List.copyOf(attachments);
    }

    /** For a database that is about to be made. */
    public static OwnerMark of(String project, String database) {
        return new OwnerMark(project, database, Set.of(), List.of());
    }

    /** Reads a comment; empty when it is not ours. */
    public static Optional<OwnerMark> parse(Optional<String> comment) {
        List<String> lines = comment.map(text -> text.lines().toList()).orElse(List.of());
        if (lines.isEmpty() || !lines.getFirst().startsWith(HEAD + " ")) {
            return Optional.empty();
        }
        Map<String, String> head = pairs(lines.getFirst());
        List<Attached> attachments = lines.stream()
                .filter(line -> line.startsWith(ATTACHMENT + " "))
                .map(OwnerMark::attached)
                .toList();
        String extensions = head.getOrDefault("extensions", "");
        return Optional.of(new OwnerMark(
                head.getOrDefault("project", ""),
                head.getOrDefault("database", ""),
                extensions.isEmpty() ? Set.of() : Set.of(extensions.split(",", -1)),
                attachments));
    }

    private static Attached attached(String line) {
        Map<String, String> pairs = pairs(line);
        return new Attached(
                pairs.getOrDefault("app", ""),
                pairs.getOrDefault("variable", ""),
                pairs.getOrDefault("login", ""),
                pairs.getOrDefault("digest", ""),
                pairs.getOrDefault("read", ""),
                pairs.getOrDefault("read_digest", ""),
                pairs.getOrDefault("before", ""),
                versions(pairs.getOrDefault("behind", "")),
                versions(pairs.getOrDefault("leaving", "")));
    }

    private static SortedMap<String, String> versions(String text) {
        SortedMap<String, String> versions = new TreeMap<>();
        for (String machine : text.split(",", -1)) {
            int colon = machine.indexOf(':');
            if (colon > 0) {
                versions.put(machine.substring(0, colon), machine.substring(colon + 1));
            }
        }
        return versions;
    }

    private static Map<String, String> pairs(String line) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String word : line.split(" ", -1)) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                pairs.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        return pairs;
    }

    /** As the comment. */
    public String toComment() {
        StringBuilder text = new StringBuilder(HEAD)
                .append(" project=")
                .append(project)
                .append(" database=")
                .append(database)
                .append(" extensions=")
                .append(String.join(",", extensions));
        for (Attached attached : attachments) {
            text.append('\n').append(ATTACHMENT);
            text.append(" app=").append(attached.app()).append(" variable=").append(attached.variable());
            text.append(" login=").append(attached.login()).append(" digest=").append(attached.digest());
            text.append(" read=")
                    .append(attached.readVariable())
                    .append(" read_digest=")
                    .append(attached.readDigest());
            text.append(" before=").append(attached.before());
            text.append(" behind=").append(text(attached.behind()));
            text.append(" leaving=").append(text(attached.leaving()));
        }
        return text.toString();
    }

    private static String text(Map<String, String> versions) {
        return versions.entrySet().stream()
                .map(machine -> machine.getKey() + ":" + machine.getValue())
                .collect(Collectors.joining(","));
    }

    /** Whether what is marked with that project came along with other data, and may be had by whoever declares it. */
    public static boolean isNobodys(Optional<String> project) {
        return project.equals(Optional.of(NOBODY));
    }

    /** The logins of an attachment, and no other roles, have the owner's rights and nothing else. */
    public static boolean isLogin(RoleState role, String owner) {
        return role.memberOf().equals(Set.of(owner)) && !role.superuser();
    }

    /** The same as what came along with the data of another cluster. */
    public OwnerMark ofNobody() {
        return ofProject(NOBODY);
    }

    /** Those that are not on their way out. */
    public List<Attached> attached() {
        return attachments.stream().filter(attached -> !attached.isLeaving()).toList();
    }

    /** The login of an app's variable. */
    public Optional<Attached> attachment(String app, String variable) {
        return attachments.stream()
                .filter(attached ->
                        attached.app().equals(app) && attached.variable().equals(variable))
                .findFirst();
    }

    /** The same with one attachment put in the place of the one for its app and variable. */
    public OwnerMark with(Attached attachment) {
        List<Attached> changed = new ArrayList<>(without(attachment.app(), attachment.variable()).attachments);
        changed.add(attachment);
        return new OwnerMark(project, database, extensions, changed);
    }

    /** The same without the attachment of an app's variable. */
    public OwnerMark without(String app, String variable) {
        return new OwnerMark(
                project,
                database,
                extensions,
                attachments.stream()
                        .filter(attached -> !attached.app().equals(app)
                                || !attached.variable().equals(variable))
                        .toList());
    }

    /** The same of another project. */
    public OwnerMark ofProject(String other) {
        return new OwnerMark(other, database, extensions, attachments);
    }

    /** The same with other extensions. */
    public OwnerMark withExtensions(Set<String> changed) {
        return new OwnerMark(project, database, changed, attachments);
    }
}
