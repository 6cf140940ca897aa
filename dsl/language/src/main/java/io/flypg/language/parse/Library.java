package io.flypg.language.parse;

import io.flypg.engine.problem.Place;
import io.flypg.language.evaluate.Module;
import io.flypg.language.source.Source;
import org.jspecify.annotations.Nullable;

/** Where the files come from that others use. */
public interface Library {
    /** The file of this name beside another one; null when there is none, which then has its problem at the place. */
    @Nullable
    Module find(Source user, String name, Place place);
}
