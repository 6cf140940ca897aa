package io.flypg.fly.call;

import java.util.Objects;

/** A text that must not be shown: it prints as {@code ***} until somebody asks for it by name. */
public final class SecretText {

    private final String text;

    private SecretText(String text) {
        this.text = Objects.requireNonNull(text, "text");
    }

    public static SecretText of(String text) {
        return new SecretText(text);
    }

    /** The text itself; for the wire and for the user who asked to see it. */
    public String reveal() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretText secret && secret.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
