package io.flypg.cli.wiring;

import io.flypg.engine.model.Definition;
import io.flypg.engine.plan.Plan;

/**
 * An attachment that is about to get another login.
 *
 * @param definition what the attachment is recorded as
 * @param plan what that takes
 */
public record Rotation(Definition definition, Plan plan) {}
