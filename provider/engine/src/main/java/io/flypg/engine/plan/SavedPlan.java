package io.flypg.engine.plan;

import io.flypg.engine.model.Definition;

/**
 * A plan with all that applying it later takes, on another computer too.
 *
 * @param platform the URLs of the platform it was made for, and is applied to
 * @param definition what it was made from
 * @param limits how far it was allowed to go
 */
public record SavedPlan(String platform, Definition definition, Limits limits, Plan plan) {}
