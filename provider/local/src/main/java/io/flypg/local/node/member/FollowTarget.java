package io.flypg.local.node.member;

import io.flypg.local.guest.Neighbourhood.Member;
import io.flypg.local.node.sql.Session;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whom a standby follows: the replication target, which PostgreSQL keeps in {@code postgresql.auto.conf}. */
final class FollowTarget {
    private static final String FILE = "postgresql.auto.conf";
    private static final Pattern HOST = Pattern.compile("primary_conninfo = '.*\\bhost=([0-9a-z]+)\\.vm\\.");

    private FollowTarget() {}

    /** The machine that the standby on this volume follows. */
    static Optional<String> machine(NodeVolume volume) {
        Matcher matcher = HOST.matcher(volume.read("postgresql/" + FILE).orElse(""));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Writes the target into a data directory that no server works in. */
    static void write(Node node, String folder, Member primary) throws IOException {
        String file = folder + "/" + FILE;
        String others = node.volume()
                .read(file)
                .orElse("")
                .lines()
                .filter(line -> !line.startsWith("primary_conninfo") && !line.startsWith("primary_slot_name"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        node.volume()
                .write(
                        file,
                        others
                                + "primary_conninfo = " + quoted(conninfo(node, primary)) + "\n"
                                + "primary_slot_name = '" + Slots.name(node.id()) + "'\n");
    }

    /** Has a running standby follow another primary, or the same one at another address, without a restart. */
    static void change(Session standby, String primaryHost, String primaryAddress) throws SQLException {
        String conninfo = standby.text("SELECT current_setting('primary_conninfo')")
                .replaceFirst("\\bhost=\\S+", "host=" + primaryHost)
                .replaceFirst("\\bhostaddr=\\S+", "hostaddr=" + primaryAddress);
        standby.run(standby.text("SELECT format('ALTER SYSTEM SET primary_conninfo = %L', ?::text)", conninfo));
        standby.run("SELECT pg_reload_conf()");
    }

    /** The host names the machine, for people and for us; the address is where it is now. */
    private static String conninfo(Node node, Member primary) {
        Identity me = node.me();
        return "host=" + me.host(primary.machine())
                + node.server().runner().hostaddr(primary.address()) + " port=5433 user="
                + me.replication().user() + " application_name=" + me.machine()
                + " connect_timeout=5 passfile='"
                + escaped(node.volume().root().resolve(".pgpass").toString(), "\\'") + "'";
    }

    private static String quoted(String text) {
        return "'" + escaped(text, "''") + "'";
    }

    private static String escaped(String text, String quote) {
        return text.replace("\\", "\\\\").replace("'", quote);
    }
}
