package io.flypg.engine.plan;

/**
 * One thing that apply does: data that can be printed and compared. Every step can be repeated: it first looks whether it was done
 * before.
 */
public sealed interface Step permits PlatformStep, NodeStep, PasswordStep, KnobStep, SqlStep {
    /** Short, fixed, for programs: {@code create-machine}. */
    String kind();

    /** What it is done to: {@code orders-db#2}. */
    String subject();

    /** One line for people, without the subject: {@code create a machine in ams (shared 2x, 4 GB)}. */
    String text();

    /** What users notice. */
    default Impact impact() {
        return Impact.NONE;
    }
}
