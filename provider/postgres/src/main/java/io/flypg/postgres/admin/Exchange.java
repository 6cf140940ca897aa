package io.flypg.postgres.admin;

import java.time.Duration;

/** A way to a node's admin API. */
public interface Exchange {

    /**
     * One request and its answer, whatever it says.
     *
     * @param doing what for, as it goes on after "Cannot …"
     * @param path without the slash at its beginning
     * @param body JSON, or empty
     * @throws io.flypg.postgres.reach.PostgresException when there is no answer
     */
    Answer send(String doing, String method, String path, String body, Duration limit);

    /** Where the API is, as it goes on after "the admin API …". */
    String where();

    /** An HTTP answer. */
    record Answer(int status, String body) {

        boolean successful() {
            return status >= 200 && status < 300;
        }
    }
}
