package infrastructure;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import io.flypg.App;
import io.flypg.AppArgs;
import io.flypg.Attachment;
import io.flypg.AttachmentArgs;
import io.flypg.Cluster;
import io.flypg.ClusterArgs;
import io.flypg.Database;
import io.flypg.DatabaseArgs;
import io.flypg.inputs.ExtensionArgs;
import io.flypg.inputs.MachineArgs;
import io.flypg.inputs.VolumeArgs;
import java.util.List;
import java.util.Map;

/** A PostgreSQL cluster for production, its database, and an app that uses it. */
public final class Infrastructure {
    private Infrastructure() {}

    public static void main(String[] args) {
        Pulumi.run(Infrastructure::declare);
    }

    private static void declare(Context context) {
        var settings = context.config();

        // The app that uses the database. It is created when there is none; deploying it stays 'fly deploy'.
        var app = new App("web", AppArgs.builder().name(settings.require("app")).build());

        var cluster = new Cluster("db", ClusterArgs.builder()
                .name(settings.require("app") + "-db")
                .region(settings.require("region"))
                .postgres("17")
                // One primary and two standbys. When the primary is lost, the two that are left agree on the next one.
                .replicas(2)
                .machine(MachineArgs.builder().cpus(2).memory("4GB").build())
                .volume(VolumeArgs.builder()
                        .size(settings.require("size"))
                        .keepSnapshots("14d")
                        .build())
                .config(Map.of(
                        "max_connections", 300,
                        "shared_preload_libraries", List.of("pg_stat_statements")))
                // Refuses to delete the cluster or anything in it. To remove it: false, 'pulumi up', and then 'pulumi destroy'.
                .protect(true)
                .build());

        var database = new Database("database", DatabaseArgs.builder()
                .name("app")
                .cluster(cluster.name())
                .extensions(ExtensionArgs.builder().name("pg_stat_statements").build())
                .build());

        // Gives the app a login of its own for the database, and puts the URL into the app's secrets.
        new Attachment("url", AttachmentArgs.builder()
                .cluster(cluster.name())
                .app(app.name())
                .database(database.name())
                .variable("DATABASE_URL")
                .build());

        context.export("host", cluster.host());
        context.export("guarantee", cluster.guarantee());
    }
}
