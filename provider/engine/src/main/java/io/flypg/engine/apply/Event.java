package io.flypg.engine.apply;

import io.flypg.engine.address.Address;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.plan.Step;
import io.flypg.engine.problem.Problem;
import java.time.Duration;
import java.util.List;

/** What happens while a plan is applied, for those who watch. */
public sealed interface Event {
    /** A plan is being applied; more than one when what it rests on moved in between. */
    record Started(Plan plan) implements Event {}

    /** A step of a change begins. */
    record StepStarted(Address address, Step step, int number, int of) implements Event {}

    /** A step has something to say while it runs. */
    record StepNote(Address address, Step step, String text) implements Event {}

    /** A step is done. */
    record StepDone(Address address, Step step, Duration took) implements Event {}

    /** A step could not be done; the rest of its change and what depends on it is left out. */
    record StepFailed(Address address, Step step, List<Problem> problems) implements Event {}

    /** All steps of a change are done. */
    record ChangeDone(Address address, String action) implements Event {}

    /** A change was left out because another failed, or because the run was stopped. */
    record ChangeSkipped(Address address, String because) implements Event {}
}
