package io.flypg.postgres.state;

/**
 * A standby as its upstream sees it.
 *
 * @param name its {@code application_name}: on the platform the machine's id
 * @param state {@code streaming}, {@code catchup}, {@code startup}, {@code backup} …
 * @param lagBytes write-ahead log that it has not replayed yet
 */
public record Follower(String name, String state, long lagBytes) {

    public boolean streaming() {
        return state.equals("streaming");
    }
}
