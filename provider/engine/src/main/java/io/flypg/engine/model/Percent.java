package io.flypg.engine.model;

/** A share of a hundred. */
public record Percent(int value) {
    @Override
    public String toString() {
        return value + "%";
    }
}
