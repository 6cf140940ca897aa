package io.flypg.postgres.state;

/**
 * Whom a standby follows.
 *
 * @param status PostgreSQL's word for its receiver: {@code streaming}, {@code waiting}, {@code starting} …
 */
public record Upstream(String host, int port, String slot, String status) {

    public boolean streaming() {
        return status.equals("streaming");
    }
}
