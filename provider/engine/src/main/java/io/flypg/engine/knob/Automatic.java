package io.flypg.engine.knob;

import java.util.Map;

/** Values that stand for "choose yourself": PostgreSQL shows its choice, not the value. */
final class Automatic {
    private static final Map<String, String> VALUES = Map.of(
            "wal_buffers", "-1",
            "transaction_buffers", "0",
            "subtransaction_buffers", "0",
            "commit_timestamp_buffers", "0",
            "tcp_keepalives_idle", "0",
            "tcp_keepalives_interval", "0",
            "tcp_keepalives_count", "0",
            "tcp_user_timeout", "0");

    private Automatic() {}

    /** Over a socket inside the guest there is no TCP, and PostgreSQL shows 0 whatever was set. */
    static boolean isHidden(String name, String live) {
        return name.startsWith("tcp_") && live.equals("0");
    }

    static boolean is(String name, String setting) {
        return setting.equals(VALUES.get(name));
    }
}
