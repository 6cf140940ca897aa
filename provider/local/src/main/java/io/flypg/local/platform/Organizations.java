package io.flypg.local.platform;

import io.flypg.local.model.Refused;
import java.util.List;

/** The organizations there are; a token is good for one of them and sees no other. */
public final class Organizations {
    public static final List<Organization> ALL =
            List.of(new Organization("personal", "Me", 4242), new Organization("other", "Somebody else", 4243));

    private Organizations() {}

    /** The organization of a token, by the slug or id that a call names. */
    public static Organization require(String token, String named) {
        return ALL.stream()
                .filter(organization -> organization.slug().equals(token))
                .filter(organization ->
                        organization.slug().equals(named) || organization.id().equals(named))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("organization \"" + named + "\""));
    }

    public static Organization of(String slug) {
        return ALL.stream()
                .filter(organization -> organization.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no organization " + slug));
    }
}
