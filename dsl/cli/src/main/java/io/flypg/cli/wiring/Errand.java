package io.flypg.cli.wiring;

import io.flypg.engine.model.Definition;
import io.flypg.engine.plan.Plan;

/**
 * Something that somebody wants done once, without a change of his definition.
 *
 * @param definition as much of a definition as its steps need
 * @param plan what it takes
 */
public record Errand(Definition definition, Plan plan) {}
