package io.flypg.local.node.member;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/** {@code repmgr.conf} and what it includes. They are written at each boot from the environment; only the node's id stays. */
public final class RepmgrFiles {
    private static final String MAIN = "repmgr.conf";
    private static final String INTERNAL = "repmgr.internal.conf";
    private static final String USER = "repmgr.user.conf";

    private RepmgrFiles() {}

    /** Writes the files and gives the node's id. */
    public static int write(NodeVolume volume, Identity me) throws IOException {
        int id = readId(volume);
        volume.write(MAIN, "include '/data/" + INTERNAL + "'\ninclude '/data/" + USER + "'\n");
        volume.write(INTERNAL, print(settings(me, id)));
        if (volume.read(USER).isEmpty()) {
            volume.write(USER, "");
        }
        volume.write(
                ".pgpass",
                "*:*:*:" + me.replication().user() + ":" + me.replication().password() + "\n");
        return id;
    }

    /** The settings as they stand in the files, quotes included. */
    public static Map<String, String> read(NodeVolume volume) {
        Map<String, String> settings = new TreeMap<>();
        for (String file : new String[] {INTERNAL, USER}) {
            volume.read(file)
                    .orElse("")
                    .lines()
                    .map(line -> line.split("=", 2))
                    .filter(parts -> parts.length == 2)
                    .forEach(parts -> settings.put(parts[0].strip(), parts[1].strip()));
        }
        return settings;
    }

    /** How the members reach a node. */
    static String conninfo(Identity me) {
        return "host=" + me.host(me.machine()) + " port=5433 user=repmgr dbname=repmgr connect_timeout=5";
    }

    /** Only members of the primary region may be promoted. */
    static int priority(Identity me) {
        return me.isInPrimaryRegion() ? 100 : 0;
    }

    private static int readId(NodeVolume volume) {
        String known = read(volume).get("node_id");
        return known == null ? ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE) : Integer.parseInt(known);
    }

    private static Map<String, String> settings(Identity me, int id) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "node_id", Integer.toString(id),
                "node_name", quoted(me.machine()),
                "conninfo", quoted(conninfo(me)),
                "data_directory", quoted("/data/postgresql"),
                "location", quoted(me.spec().region()),
                "priority", Integer.toString(priority(me)),
                "failover", quoted("automatic"),
                "use_replication_slots", "yes",
                "primary_visibility_consensus", "true",
                "passfile", quoted("/data/.pgpass")));
        settings.put("promote_command", quoted("repmgr standby promote -f /data/repmgr.conf --log-to-file"));
        settings.put(
                "follow_command",
                quoted("repmgr standby follow -f /data/repmgr.conf --log-to-file --upstream-node-id=%n"));
        settings.put("event_notification_command", quoted("/usr/local/bin/event_handler"));
        settings.put(
                "event_notifications", quoted("child_node_disconnect,child_node_reconnect,child_node_new_connect"));
        settings.put(
                "failover_validation_command",
                quoted("/usr/local/bin/failover_validation -visible-nodes %v -total-nodes %t"));
        settings.put("node_rejoin_timeout", "30");
        settings.put("standby_reconnect_timeout", "30");
        return settings;
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }

    private static String print(Map<String, String> settings) {
        StringBuilder text = new StringBuilder();
        settings.forEach(
                (name, value) -> text.append(name).append('=').append(value).append('\n'));
        return text.toString();
    }
}
