package io.flypg.local.node;

import io.flypg.local.guest.Neighbourhood;
import java.util.List;
import java.util.Optional;

/** A platform with nobody else on it. */
final class NoNeighbours implements Neighbourhood {
    @Override
    public List<Member> members(String app) {
        return List.of();
    }

    @Override
    public Optional<String> get(String app, String key) {
        return Optional.empty();
    }

    @Override
    public void put(String app, String key, String value) {}
}
