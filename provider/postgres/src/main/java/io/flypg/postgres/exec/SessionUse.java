package io.flypg.postgres.exec;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a statement has to do with the session it is said in. */
enum SessionUse {
    NONE,
    /** It changes a setting of the session. */
    SET,
    /** It means nothing without those before or after it: a transaction, a cursor, a table that lasts as long as the session. */
    NEEDED;

    private static final Pattern BLANK = Pattern.compile("\\s+|--[^\n]*(?:\n|$)|/\\*(?s:.*?)\\*/");

    private static final Pattern SETS = Pattern.compile("(?i)(?:set\\s+(?!local\\b|transaction\\b)|reset\\s)");

    private static final Pattern NEEDS = Pattern.compile(
            "(?i)(?:begin|start|commit|end|rollback|abort|savepoint|release|prepare|execute|deallocate|declare|fetch|move|close|listen"
                    + "|unlisten|discard|lock|set\\s+(?:local|transaction)|create\\s+(?:(?:local|global)\\s+)?temp(?:orary)?)\\b");

    static SessionUse of(String statement) {
        Matcher begin = BLANK.matcher(statement);
        while (begin.lookingAt()) {
            begin.region(begin.end(), statement.length());
        }
        if (begin.usePattern(NEEDS).lookingAt()) {
            return NEEDED;
        }
        return begin.usePattern(SETS).lookingAt() ? SET : NONE;
    }
}
