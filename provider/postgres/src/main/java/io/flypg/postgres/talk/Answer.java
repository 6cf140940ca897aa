package io.flypg.postgres.talk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One thing that is said to a statement, in the server's own words. */
public sealed interface Answer {

    /** Rows; a value is the server's text for it, and null for NULL. */
    record Rows(List<Column> columns, List<List<@Nullable String>> rows) implements Answer {
        public Rows {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /**
     * One column of rows.
     *
     * @param number whether its values are numbers, which stand at the right
     */
    record Column(String name, boolean number) {}

    /**
     * What another prompt made of it, ready to be shown.
     *
     * @param text results
     * @param messages notices, and the error if it came to one
     */
    record Shown(String text, String messages, boolean isError) implements Answer {}

    /** What was done: {@code INSERT 0 3}. */
    record Done(String tag) implements Answer {}

    /**
     * A notice, or an error that ended the statement. Texts are empty where the server says nothing.
     *
     * @param severity {@code ERROR}, {@code NOTICE}
     * @param where the place
     */
    record Message(
            String severity, String sqlState, String text, String detail, String hint, Where where, boolean isError)
            implements Answer {}

    /**
     * What a message is about.
     *
     * @param position counted in characters from 1; 0 when it is about no place in particular
     * @param inner the statement that a function ran and that the position counts in; empty when it is the one that was said
     * @param context the functions around it, line by line
     */
    record Where(int position, String inner, String context) {}

    /** A row whose values may be null, which {@link List#of} does not take. */
    static List<@Nullable String> row(List<@Nullable String> values) {
        return Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** Whether the statement that was answered so has failed. */
    static boolean isError(List<Answer> answers) {
        return errorIn(answers).isPresent()
                || answers.stream().anyMatch(answer -> answer instanceof Shown shown && shown.isError());
    }

    /** The error among the answers to a statement. */
    static Optional<Message> errorIn(List<Answer> answers) {
        return answers.stream()
                .filter(Message.class::isInstance)
                .map(Message.class::cast)
                .filter(Message::isError)
                .findFirst();
    }
}
