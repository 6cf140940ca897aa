package io.flypg.resources.app;

import io.flypg.engine.resource.Observation;
import io.flypg.fly.app.AppSecret;
import io.flypg.fly.call.FlyException;
import io.flypg.resources.live.Live;
import java.util.SortedMap;
import java.util.TreeMap;

/** Looks at apps: one call each, which says whether it is there and which secrets it has. */
public final class AppObserver {
    private final Live live;

    public AppObserver(Live live) {
        this.live = live;
    }

    /**
     * Looks at one app; its machines and the number of its volumes come from the organization's lists.
     *
     * @param machines their versions, by id
     */
    public Observation<App> observe(String name, SortedMap<String, String> machines, int volumes) {
        try {
            SortedMap<String, AppSecret> secrets = new TreeMap<>();
            for (AppSecret secret : live.fly().secrets(name).list()) {
                secrets.put(secret.name(), secret);
            }
            return new Observation.Present<>(new App(name, machines, volumes, secrets));
        } catch (FlyException e) {
            if (e.is(FlyException.Kind.NOT_FOUND)) {
                return new Observation.Absent<>();
            }
            throw e;
        }
    }
}
