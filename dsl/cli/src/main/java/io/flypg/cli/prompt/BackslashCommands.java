package io.flypg.cli.prompt;

import io.flypg.engine.problem.Failure;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands of the prompt itself; those that psql has too mean the same there. */
final class BackslashCommands {
    private static final String HELP = """
            \\q             leave
            \\l             databases
            \\d             tables, views and sequences
            \\d NAME        the columns of one of them
            \\c DATABASE    another database of the cluster
            \\set ON_ERROR_STOP on    end at the first error, with exit code 3
            \\?             this help
            Everything else is SQL, up to a semicolon; what COPY ... FROM stdin reads ends with a line of \\. alone.
            With psql on the PATH, and a cluster that can be dialled from here, 'flypg connect' runs that instead.
            """;

    private static final String DATABASES = """
            SELECT d.datname AS "Name", pg_get_userbyid(d.datdba) AS "Owner", pg_encoding_to_char(d.encoding) AS "Encoding",
                   d.datcollate AS "Collate", d.datctype AS "Ctype", array_to_string(d.datacl, E'\\n') AS "Access privileges"
              FROM pg_catalog.pg_database d ORDER BY 1
            """;

    private static final String RELATIONS = """
            SELECT n.nspname AS "Schema", c.relname AS "Name",
                   CASE c.relkind WHEN 'r' THEN 'table' WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view'
                                  WHEN 'S' THEN 'sequence' WHEN 'f' THEN 'foreign table' WHEN 'p' THEN 'partitioned table'
                   END AS "Type", pg_catalog.pg_get_userbyid(c.relowner) AS "Owner"
              FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
               AND n.nspname !~ '^pg_toast' AND pg_catalog.pg_table_is_visible(c.oid)
             ORDER BY 1, 2
            """;

    /** Not a connection string, a URL or one of several arguments. */
    private static final Pattern NAME = Pattern.compile("\"(?<quoted>(?:[^\"]|\"\")+)\"|[^-\\s\"'=/][^\\s\"'=/]*");

    private final Prompt prompt;
    private String key = "";

    BackslashCommands(Prompt prompt) {
        this.prompt = prompt;
    }

    /** Whether it worked. */
    boolean run(String line) {
        String[] parts = line.replaceAll("[;\\s]+$", "").split("\\s+", 2);
        String argument = parts.length > 1 ? parts[1] : "";
        if (!key.isEmpty() && !parts[0].equals("\\unrestrict")) {
            return refuse("backslash commands are restricted; only \\unrestrict is allowed\n");
        }
        return switch (parts[0]) {
            case "\\q" -> prompt.leave();
            case "\\?" -> prompt.tell(HELP);
            case "\\l" -> prompt.show("List of databases", DATABASES);
            case "\\d" -> argument.isEmpty() ? prompt.show("List of relations", RELATIONS) : columns(argument);
            case "\\c", "\\connect" -> move(argument);
            case "\\set" -> set(argument);
            case "\\restrict" -> restrict(argument);
            case "\\unrestrict" -> unrestrict(argument);
            default -> refuse("invalid command " + parts[0] + "\nTry \\? for help.\n");
        };
    }

    private boolean columns(String name) {
        return prompt.show("Columns of " + name, """
                SELECT a.attname AS "Column", pg_catalog.format_type(a.atttypid, a.atttypmod) AS "Type",
                       (SELECT c.collname FROM pg_catalog.pg_collation c JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
                         WHERE c.oid = a.attcollation AND a.attcollation <> t.typcollation) AS "Collation",
                       CASE WHEN a.attnotnull THEN 'not null' ELSE '' END AS "Nullable",
                       pg_catalog.pg_get_expr(d.adbin, d.adrelid) AS "Default"
                  FROM pg_catalog.pg_attribute a
                  LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                 WHERE a.attrelid = pg_catalog.to_regclass(%s) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
                """.formatted(text(name)));
    }

    private static String text(String name) {
        return "'" + name.replace("'", "''") + "'";
    }

    private boolean move(String argument) {
        Matcher name = NAME.matcher(argument);
        if (!name.matches()) {
            return refuse("\\connect: only the name of a database can follow\n");
        }
        try {
            prompt.move(
                    name.group("quoted") == null
                            ? argument
                            : name.group("quoted").replace("\"\"", "\""));
            return true;
        } catch (Failure e) {
            // what to do about it is written for whole commands
            return refuse(e.problems().getFirst().detail() + "\nThe connection is as it was.\n");
        }
    }

    private boolean set(String argument) {
        List<String> words = Arrays.asList(argument.split("\\s+"));
        if (!words.getFirst().equals("ON_ERROR_STOP")) {
            return refuse("\\set: only ON_ERROR_STOP can be set here\n");
        }
        prompt.stopAtErrors(
                words.size() < 2 || List.of("on", "1", "true", "yes").contains(words.get(1)));
        return true;
    }

    /** A dump is between these two: what stands in a database cannot bring a command of the prompt into it. */
    private boolean restrict(String argument) {
        if (argument.isEmpty()) {
            return refuse("\\restrict: missing required argument\n");
        }
        key = argument;
        return true;
    }

    private boolean unrestrict(String argument) {
        if (!argument.equals(key)) {
            return refuse("\\unrestrict: wrong key\n");
        }
        key = "";
        return true;
    }

    private boolean refuse(String text) {
        prompt.refuse(text);
        return false;
    }
}
