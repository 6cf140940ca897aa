package io.flypg.language.parse;

import io.flypg.engine.problem.Place;
import io.flypg.language.evaluate.Module;
import io.flypg.language.source.Source;
import org.jspecify.annotations.Nullable;

/** Where the files come from that others use. */
public interface Library {
    /**
     * A file that is wanted.
     *
     * @param name where it is, seen from the file that wants it
     * @param place of the name
     * @param pin what its content has to be; null for whatever it is
     */
    record Wanted(String name, Place place, @Nullable Pin pin) {}

    /**
     * The checksum that somebody expects.
     *
     * @param place of the checksum
     */
    record Pin(String sha256, Place place) {}

    /** The file that is wanted beside another one; null when it cannot be had, which then has its problem. */
    @Nullable
    Module find(Source user, Wanted wanted);
}
