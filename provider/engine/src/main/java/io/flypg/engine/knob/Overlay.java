package io.flypg.engine.knob;

import java.util.ArrayList;
import java.util.List;

/**
 * What {@code pg_settings} of an embedded build does not say: choices that only Fly's builds have, limits that a check inside
 * PostgreSQL or the image adds, and which texts are lists.
 */
final class Overlay {
    /** The same for all majors: a name that a major lacks is never asked for. */
    private static final Table TABLE = Table.open("overlay.tsv");

    private final List<String> choices = new ArrayList<>();
    private String min = "";
    private String max = "";
    private long step = 1;
    private long gapFrom = Long.MAX_VALUE;
    private long gapTo = Long.MAX_VALUE;
    private boolean list;

    private Overlay() {}

    static Overlay of(String name) {
        Overlay overlay = new Overlay();
        for (String row : TABLE.rows(name)) {
            List<String> cells = Table.cells(row);
            overlay.put(cells.get(1), cells.get(2));
        }
        return overlay;
    }

    /** The names the table speaks of. */
    static List<String> names() {
        return TABLE.rows().stream().map(row -> Table.cells(row).getFirst()).toList();
    }

    String min(String measured) {
        return min.isEmpty() ? measured : min;
    }

    String max(String measured) {
        return max.isEmpty() ? measured : max;
    }

    /** Only multiples of this are legal. */
    long step() {
        return step;
    }

    /** Whether the number is inside the limits and still not legal. */
    boolean isInGap(double number) {
        return number >= gapFrom && number <= gapTo;
    }

    /** The smallest number behind the gap. */
    long behindGap() {
        return gapTo + 1;
    }

    boolean isList() {
        return list;
    }

    /** The server's choices and the ones only Fly's builds have; {@code on} stays behind what it is another word for. */
    List<String> choices(List<String> measured) {
        if (choices.isEmpty()) {
            return measured;
        }
        List<String> all = new ArrayList<>(measured);
        choices.stream().filter(choice -> !all.contains(choice)).forEach(all::add);
        return all;
    }

    private void put(String what, String value) {
        switch (what) {
            case "choices" -> choices.addAll(Table.split(value, '|'));
            case "min" -> min = value;
            case "max" -> max = value;
            case "step" -> step = Long.parseLong(value);
            case "gap" -> {
                gapFrom = Long.parseLong(Table.split(value, '|').getFirst());
                gapTo = Long.parseLong(Table.split(value, '|').getLast());
            }
            case "list" -> {
                list = true;
                if (!value.isEmpty()) {
                    choices.addAll(Table.split(value, '|'));
                }
            }
            default -> throw new IllegalStateException("overlay.tsv says '" + what + "', which means nothing");
        }
    }
}
