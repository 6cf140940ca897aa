package io.flypg.fly.organization;

import io.flypg.fly.call.Fields;

/** A place where the platform runs machines. */
public record PlatformRegion(String code, String name, boolean deprecated, boolean requiresPaidPlan) {

    static PlatformRegion read(Fields region) {
        return new PlatformRegion(
                region.text("code"),
                region.textOr("name", ""),
                region.flag("deprecated").orElse(false),
                region.flag("requires_paid_plan").orElse(false));
    }
}
