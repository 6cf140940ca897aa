package io.flypg.fly.organization;

import io.flypg.fly.call.Fields;

/**
 * An organization of the platform.
 *
 * @param id what GraphQL's mutations want
 * @param slug what people and the Machines API use
 */
public record Organization(String id, String slug, String name) {

    static Organization read(Fields organization) {
        return new Organization(organization.text("id"), organization.text("slug"), organization.textOr("name", ""));
    }
}
