package io.flypg.fly.organization;

import java.util.List;

/**
 * Everything of one kind that an organization has, as far as it could be read.
 *
 * @param unreadRegions regions that did not answer: what runs there is not in {@code items}, and is not gone either
 */
public record Listing<T>(List<T> items, List<String> unreadRegions) {

    public Listing {
        items = List.copyOf(items);
        unreadRegions = List.copyOf(unreadRegions);
    }
}
