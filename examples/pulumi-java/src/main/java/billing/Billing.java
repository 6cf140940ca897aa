package billing;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import io.flypg.App;
import io.flypg.Attachment;
import io.flypg.AttachmentArgs;
import io.flypg.Cluster;
import io.flypg.ClusterArgs;
import io.flypg.Database;
import io.flypg.DatabaseArgs;
import io.flypg.Role;
import io.flypg.RoleArgs;
import io.flypg.enums.Region;
import io.flypg.inputs.ExtensionArgs;
import io.flypg.inputs.MachineArgs;
import io.flypg.inputs.VolumeArgs;
import java.util.List;
import java.util.Map;

/**
 * The database of a billing service, as a Pulumi program in Java: what examples/orders says as a definition file.
 *
 * <pre>
 *   export PATH=$PWD/dsl/cli/target/flypg/bin:$PATH    in the checkout, once ./flypg has built it: there Pulumi finds the provider
 *   provider/pulumi/src/sdk/build                      generates and builds the SDK that pom.xml asks for
 *   export PULUMI_CONFIG_PASSPHRASE=...                of your own; secrets in the state are encrypted with it
 *   mkdir -p ~/state &amp;&amp; pulumi login file://~/state     or wherever you keep your stacks
 *   cd examples/pulumi-java
 *   pulumi stack init dev &amp;&amp; pulumi up          makes all of this on this computer, with real PostgreSQL, see Pulumi.dev.yaml
 * </pre>
 *
 * Edit a value, and {@code pulumi preview --diff} says what would change and what that costs.
 */
public final class Billing {
    private Billing() {}

    public static void main(String[] args) {
        Pulumi.run(Billing::declare);
    }

    private static void declare(Context context) {
        // An app that uses the database. It is created when there is none; deploying it stays 'fly deploy'.
        var app = new App("billing-api");

        // The name is also that of the Fly app the cluster runs as, and its address inside your network: billing-db.flycast.
        var cluster = new Cluster("billing-db", ClusterArgs.builder()
                .region(Region.Ams)
                // A major version; flypg picks its newest image.
                .postgres("17")
                // Standbys beside the primary. Two is the least that survives the loss of a node.
                .replicas(2)
                // Every node's machine. A change restarts the nodes one by one, the primary last, after a switchover.
                .machine(MachineArgs.builder().cpus(2).memory("4GB").build())
                // Every node's volume. It grows in place; with shrinkByReplacement it shrinks by new nodes.
                .volume(VolumeArgs.builder().size("20GB").keepSnapshots("14d").build())
                // PostgreSQL's own settings by their own names; a text where a unit belongs to the number.
                .config(Map.of(
                        "max_connections", 200,
                        "work_mem", "16MB",
                        "log_min_duration_statement", "500ms",
                        "shared_preload_libraries", List.of("pg_stat_statements")))
                // Refuses to delete the cluster or anything in it. To remove it: false, 'pulumi up', and then 'pulumi destroy'.
                .protect(true)
                .build());

        // A database belongs to a role that nobody logs in as (billing_owner), so logins can come and go.
        var database = new Database("billing", DatabaseArgs.builder()
                .cluster(cluster.name())
                .extensions(
                        ExtensionArgs.builder().name("pg_stat_statements").build(),
                        ExtensionArgs.builder().name("pgcrypto").build())
                .build());

        // A role that may read it.
        new Role("auditors", RoleArgs.builder()
                .cluster(cluster.name())
                .reads(database.name().applyValue(List::of))
                .connectionLimit(5)
                .build());

        // Gives the app a login of its own for the database, and puts the URL into the app's secrets.
        var attachment = new Attachment("billing-url", AttachmentArgs.builder()
                .cluster(cluster.name())
                .app(app.name())
                .database(database.name())
                .variable("DATABASE_URL")
                .build());

        context.export("host", cluster.host());
        context.export("guarantee", cluster.guarantee());
        // A secret: 'pulumi stack output --show-secrets url' shows it.
        context.export("url", attachment.connectionUri());
    }
}
