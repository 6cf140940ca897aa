package io.flypg.cli.view;

import io.flypg.engine.apply.Event;

/** Shows what happens while it happens. All methods may be called by several threads. */
sealed interface Progress permits LiveProgress, PlainProgress {
    void accept(Event event);

    /** Says something to whoever waits. */
    void say(String text);

    /** Time has passed. */
    void tick();

    /** Nothing more will happen; what was shown for the moment only is taken away. */
    void end();
}
