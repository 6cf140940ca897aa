package io.flypg.cli.wiring;

import io.flypg.cli.view.ClusterStatus;
import io.flypg.engine.resource.Catalogue;
import io.flypg.engine.resource.Platform;
import io.flypg.fly.call.FlyEndpoints;
import io.flypg.fly.call.FlyOptions;
import io.flypg.resources.FlyPlatform;
import io.flypg.resources.Resources;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.Pace;
import java.util.List;
import java.util.Map;

/** The real ones: Fly.io, or the local platform, which speaks the same API. */
public final class FlyParts implements Parts {
    @Override
    public Catalogue catalogue() {
        return Resources.catalogue();
    }

    @Override
    public Platform platform(Map<String, String> environment) {
        return new FlyPlatform(live(environment));
    }

    @Override
    public String urls(Map<String, String> environment) {
        FlyEndpoints endpoints = FlyEndpoints.from(environment);
        return endpoints.machines() + ", " + endpoints.graphql();
    }

    @Override
    public List<ClusterStatus> status(Map<String, String> environment, List<String> clusters) {
        try (Live live = live(environment)) {
            return new ClusterStatuses(live).of(clusters);
        }
    }

    private static Live live(Map<String, String> environment) {
        return Resources.live(environment, FlyOptions.defaults(), Pace.STANDARD);
    }
}
