package io.flypg.local.node.member;

import io.flypg.local.node.settings.InternalSettings;
import io.flypg.local.node.settings.SettingsFile;
import io.flypg.local.node.settings.SettingsStore;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The files that tell PostgreSQL how to run. Later ones win: its own, the image's, the user's. */
public final class Configuration {
    private static final String FOLDER = "postgresql/";

    /** The image's rules with the server's own networks in place of Fly's private one, where only the members may replicate. */
    private static final String ACCESS = """
            local all postgres trust
            local all flypgadmin trust
            local repmgr repmgr trust
            local replication repmgr trust
            host replication repmgr samenet md5
            host replication,repmgr repmgr samenet md5
            host all all 0.0.0.0/0 md5
            host all all ::0/0 md5
            """;

    private static final String INCLUDES =
            "include '" + SettingsFile.INTERNAL + "'\ninclude '" + SettingsFile.USER + "'\n";

    private final Node node;

    public Configuration(Node node) {
        this.node = node;
    }

    /** Writes all files for the next start. */
    void write() throws IOException {
        NodeVolume volume = node.volume();
        volume.write(FOLDER + "pg_hba.conf", ACCESS);
        String main = volume.read(FOLDER + "postgresql.conf").orElse("");
        if (!main.contains(INCLUDES)) {
            volume.write(FOLDER + "postgresql.conf", main + "\n" + INCLUDES);
        }
        Map<String, String> internal = InternalSettings.of(node.me().spec().memoryMegabytes(), volume.bytes());
        volume.write(FOLDER + SettingsFile.INTERNAL, SettingsFile.print(internal));
        if (!pullUserSettings() && userFile().isEmpty()) {
            volume.write(FOLDER + SettingsFile.USER, "");
        }
    }

    /** Takes over the user's settings of the cluster, if there are any. A reload or a restart makes them count. */
    public boolean pullUserSettings() throws IOException {
        Optional<Map<String, String>> settings = store().load();
        if (settings.isPresent()) {
            node.volume().write(FOLDER + SettingsFile.USER, SettingsFile.print(settings.get()));
        }
        return settings.isPresent();
    }

    /** The user's settings as this node has them. */
    public Map<String, String> userSettings() {
        return SettingsFile.parse(userFile().orElse(""));
    }

    /** The user's settings of the cluster. */
    public SettingsStore store() {
        return new SettingsStore(node.neighbourhood(), node.me().app(), SettingsStore.POSTGRES);
    }

    private Optional<String> userFile() {
        return node.volume().read(FOLDER + SettingsFile.USER);
    }
}
