package review;

import com.pulumi.Context;
import com.pulumi.automation.AutomationException;
import com.pulumi.automation.ConfigValue;
import com.pulumi.automation.LocalWorkspace;
import com.pulumi.automation.OperationType;
import com.pulumi.automation.UpdateResult;
import com.pulumi.automation.WorkspaceStack;
import io.flypg.App;
import io.flypg.AppArgs;
import io.flypg.Attachment;
import io.flypg.AttachmentArgs;
import io.flypg.Cluster;
import io.flypg.ClusterArgs;
import io.flypg.Database;
import io.flypg.DatabaseArgs;
import io.flypg.enums.Region;
import io.flypg.inputs.VolumeArgs;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A database for each branch under review, made and removed by a program of your own: a CI job, a chat bot, a form. It drives Pulumi by
 * its Automation API, so there is no Pulumi.yaml; each branch is a stack.
 *
 * <pre>
 *   export PATH=$PWD/dsl/cli/target/flypg/bin:$PATH    in the checkout, once ./flypg has built it: there Pulumi finds the provider
 *   provider/pulumi/src/sdk/build                      generates and builds the SDK that pom.xml asks for
 *   export PULUMI_CONFIG_PASSPHRASE=...                of your own; secrets in the state are encrypted with it
 *   pulumi login file://~/state                        or wherever you keep your stacks
 *   cd examples/pulumi-automation
 *   ./mvnw -q compile exec:java -Dexec.args="pr-42 preview up"
 *   ./mvnw -q compile exec:java -Dexec.args="pr-42 down"
 * </pre>
 *
 * It runs on this computer, with real PostgreSQL. For Fly.io take out {@code flypg:local} and set {@code flypg:token}, a secret.
 */
public final class ReviewDatabase {
    private ReviewDatabase() {}

    /** The name of the branch, then what is to be done, in this order. */
    public static void main(String[] args) throws Exception {
        String branch = args[0];
        try (var stack = LocalWorkspace.createOrSelectStack("review", branch, context -> declare(context, branch))) {
            stack.setConfig("flypg:local", new ConfigValue("true"));
            for (String command : List.of(args).subList(1, args.length)) {
                System.out.println(command + ": " + run(stack, command));
            }
        }
    }

    private static Object run(WorkspaceStack stack, String command) throws AutomationException {
        return switch (command) {
            case "preview" -> new TreeMap<>(stack.preview().changeSummary());
            case "up" -> changes(stack.up());
            case "refresh" -> changes(stack.refresh());
            case "down" -> {
                var changes = changes(stack.destroy());
                stack.workspace().removeStack(stack.name());
                yield changes;
            }
            default -> throw new IllegalArgumentException(command + " is none of preview, up, refresh, down");
        };
    }

    /** How many resources were created, updated, deleted or left the same. */
    private static Map<OperationType, Integer> changes(UpdateResult result) {
        return new TreeMap<>(result.summary().resourceChanges());
    }

    private static void declare(Context context, String branch) {
        var app = new App("app", AppArgs.builder().name("shop-" + branch).build());

        // A single node is enough to look at a change, and nothing in it is worth keeping.
        var cluster = new Cluster("cluster", ClusterArgs.builder()
                .name("shop-" + branch + "-db")
                .region(Region.Ams)
                .replicas(0)
                .volume(VolumeArgs.builder().size("1GB").build())
                .protect(false)
                .build());

        var database = new Database("shop", DatabaseArgs.builder().cluster(cluster.name()).build());

        var attachment = new Attachment("url", AttachmentArgs.builder()
                .cluster(cluster.name())
                .app(app.name())
                .database(database.name())
                .build());

        context.export("url", attachment.connectionUri());
    }
}
