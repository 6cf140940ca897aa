package io.flypg.engine.knob;

import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.word.Value;
import java.util.List;
import java.util.Optional;

/**
 * A legal value of a knob in the one form that equal values share.
 *
 * @param setting as {@code pg_settings.setting} shows it: a number in the knob's own unit, {@code on} or {@code off}, an enum's
 *     canonical word, a text as it is; a real keeps digits that {@code pg_settings} cuts off
 */
public record KnobValue(Knob knob, String setting) {
    /**
     * Checks a user's value. Says nothing about whether the knob may be set: that is what {@link Knobs#forCluster} is for.
     *
     * @param problems collects what is wrong with it
     * @return empty when there was a problem, or when the value is not known yet
     */
    public static Optional<KnobValue> read(Knob knob, Value value, Problems problems) {
        return new KnobReader(knob, value, problems).read();
    }

    /** What a server shows, in the form that equal values share. A server's own text is never refused. */
    public static KnobValue ofLive(Knob knob, String setting) {
        return new KnobValue(knob, Normal.live(knob, setting));
    }

    /** What stands in a node's configuration file, with or without a unit. A text that means nothing stays as it is. */
    public static KnobValue ofFile(Knob knob, String text) {
        boolean bare = !text.isEmpty() && text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '-');
        Value value = new Value.Text(text, Place.ofFile("postgresql.user.conf"));
        return bare ? ofLive(knob, text) : read(knob, value, new Problems()).orElseGet(() -> ofLive(knob, text));
    }

    /** Whether a server that shows this setting has this value. */
    public boolean sameAs(String live) {
        return (knob.isCustom() && CustomKnob.isSame(setting, live))
                || isAutomatic()
                || Automatic.isHidden(knob.name(), live)
                || Normal.comparable(knob, setting).equals(Normal.comparable(knob, live));
    }

    /** Whether two values of one knob mean the same. */
    public boolean sameAs(KnobValue other) {
        return knob.name().equals(other.knob.name())
                && Normal.comparable(knob, setting).equals(Normal.comparable(knob, other.setting));
    }

    /**
     * Whether PostgreSQL puts a value of its own choice in place of this one, so that what it shows afterwards says nothing about
     * what was set: {@code wal_buffers -1} shows 512 on one machine and 2048 on another.
     */
    public boolean isAutomatic() {
        return Automatic.is(knob.name(), setting);
    }

    /** For people: {@code 64 MB}, {@code 500 ms}, {@code on}. */
    public String display() {
        return switch (knob.type()) {
            case INTEGER -> knob.isOctal() ? setting : Quantity.shown(Long.parseLong(setting), knob.unit(), " ");
            case REAL ->
                knob.unit() == KnobUnit.NONE
                        ? setting
                        : setting + " " + knob.unit().symbol();
            case STRING -> setting.isEmpty() ? "''" : setting;
            case BOOL, ENUM -> setting;
        };
    }

    /**
     * What the admin API of a node is sent, and what stands behind {@code name = } in the node's file then: a text brings its own
     * quotes.
     */
    public String sent() {
        return switch (knob.type()) {
            case INTEGER -> knob.isOctal() ? setting : Quantity.shown(Long.parseLong(setting), knob.unit(), "");
            case BOOL -> setting;
            case REAL -> setting.indexOf('e') < 0 ? setting : Quoted.forFile(setting);
            case ENUM -> Quoted.needsQuotes(setting) ? Quoted.forFile(setting) : setting;
            case STRING -> Preload.isManaged(knob) ? setting : Quoted.forFile(setting);
        };
    }

    /** What a definition would say behind the knob's name; more than one value for a list. */
    public List<Value> written() {
        return KnobWords.of(this);
    }

    /** What stands behind {@code SET name TO } in SQL: quoted, and item by item for a list. */
    public String sql() {
        if (!knob.isList()) {
            return Quoted.forSql(setting);
        }
        List<String> items = Items.of(setting);
        return items.isEmpty()
                ? "''"
                : String.join(", ", items.stream().map(Quoted::forSql).toList());
    }

    /**
     * The value as a whole number of the knob's unit.
     *
     * @throws IllegalStateException when the knob is not an INTEGER
     */
    public long number() {
        if (knob.type() != KnobType.INTEGER) {
            throw new IllegalStateException(knob.name() + " is not a whole number");
        }
        return Normal.integer(setting);
    }

    /**
     * The value of a knob that counts in memory, in bytes; negative for the marks that stand for something else, such as -1.
     *
     * @throws IllegalStateException when the knob counts in something else
     */
    public long bytes() {
        if (!knob.unit().isMemory()) {
            throw new IllegalStateException(knob.name() + " is not an amount of memory");
        }
        return number() * knob.unit().base();
    }

    /** The items of a list, without their quotes. */
    public List<String> items() {
        return Items.of(setting);
    }

    /** For {@code synchronous_standby_names}: how many nodes each commit waits for. */
    public int awaitedStandbys() {
        return StandbyNames.awaited(setting);
    }

    @Override
    public String toString() {
        return knob.name() + " = " + display();
    }
}
