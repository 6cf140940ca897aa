package io.flypg.cli.view;

import io.flypg.cli.terminal.Output;
import io.flypg.engine.apply.Event;
import io.flypg.engine.bind.Origins;
import io.flypg.engine.plan.Plan;
import java.util.function.LongSupplier;

/** Shows an apply from the plan to its end. Events may come from several threads. */
public sealed interface ApplyView permits HumanApplyView, JsonApplyView {
    /** For people or for programs. */
    static ApplyView of(boolean json, Output out, LongSupplier nanos) {
        return json ? new JsonApplyView(out) : new HumanApplyView(out, nanos);
    }

    /**
     * What will be done.
     *
     * @param origins where the values in it come from
     */
    void show(Plan plan, Origins origins);

    /** From here on events come. */
    void begin();

    void accept(Event event);

    /** Something for whoever waits, not for programs. */
    void say(String text);

    /** From here on no events come. */
    void end();

    /** How it ended. */
    void report(ApplyReport report);
}
