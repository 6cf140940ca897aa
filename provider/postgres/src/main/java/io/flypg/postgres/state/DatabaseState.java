package io.flypg.postgres.state;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A database as it looks from outside.
 *
 * @param collation {@code LC_COLLATE}; with {@code libc} also what is meant by the database's locale
 * @param provider {@code libc}, {@code icu} or {@code builtin}
 * @param locale the provider's own locale, empty with {@code libc}
 * @param publicConnects whether every role may connect
 * @param settings what holds in this database only, values as text; without the image's mark for writes that it turned off,
 *     which {@link WriteState} tells
 */
public record DatabaseState(
        String name,
        String owner,
        String encoding,
        String collation,
        String characterType,
        String provider,
        String locale,
        boolean publicConnects,
        SortedMap<String, String> settings) {

    public DatabaseState {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }
}
