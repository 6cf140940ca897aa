package io.flypg.resources.app;

import io.flypg.engine.resource.Observed;
import io.flypg.fly.app.AppSecret;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An app that is there.
 *
 * @param machines the version of each of its machines, by id
 * @param volumes how many volumes it has, mounted or not
 * @param secrets by name
 */
public record App(String name, SortedMap<String, String> machines, int volumes, SortedMap<String, AppSecret> secrets)
        implements Observed {
    public App {
        machines = Collections.unmodifiableSortedMap(new TreeMap<>(machines));
        secrets = Collections.unmodifiableSortedMap(new TreeMap<>(secrets));
    }

    /** Only that it is there: its machines and its other secrets are its owner's matter. */
    @Override
    public SortedMap<String, String> parts() {
        return new TreeMap<>();
    }
}
