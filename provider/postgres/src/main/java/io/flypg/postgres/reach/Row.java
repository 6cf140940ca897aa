package io.flypg.postgres.reach;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row of an answer: the server's text for each value, whichever way it came. Columns count from 1. */
public final class Row {

    private final List<@Nullable String> values;

    public Row(List<@Nullable String> values) {
        this.values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    public String text(int column) {
        return Objects.requireNonNull(values.get(column - 1), () -> "column " + column + " is null");
    }

    /** A text that may be NULL. */
    public Optional<String> maybe(int column) {
        return Optional.ofNullable(values.get(column - 1));
    }

    public boolean flag(int column) {
        return text(column).equals("t");
    }

    public int count(int column) {
        return Integer.parseInt(text(column));
    }

    public long number(int column) {
        return Long.parseLong(text(column));
    }

    /** An array of texts without NULL in it. */
    public List<String> list(int column) {
        return ArrayText.elements(text(column));
    }

    public Set<String> set(int column) {
        return Set.copyOf(list(column));
    }
}
