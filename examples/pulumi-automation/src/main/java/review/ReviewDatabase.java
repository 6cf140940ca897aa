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
import java.util.Set;
import java.util.TreeMap;

/**
 * A database for each change under review, made and removed by a program of your own: a CI job, a chat bot, a form. It drives Pulumi by
 * its Automation API, so there is no Pulumi.yaml; each review is a stack.
 *
 * <pre>
 *   export PATH=$PWD/dsl/cli/target/flypg/bin:$PATH    in the checkout, once ./flypg has built it: there Pulumi finds the provider
 *   provider/pulumi/src/sdk/build                      generates and builds the SDK that pom.xml asks for
 *   export PULUMI_CONFIG_PASSPHRASE=...                of your own; secrets in the state are encrypted with it
 *   mkdir -p ~/state &amp;&amp; pulumi login file://~/state     or wherever you keep your stacks
 *   cd examples/pulumi-automation
 *   ./mvnw -q compile exec:java -Dexec.args="pr-42 preview up"
 *   ./mvnw -q compile exec:java -Dexec.args="pr-42 url"
 *   ./mvnw -q compile exec:java -Dexec.args="pr-42 down"
 * </pre>
 *
 * What is removed serves nobody any more; the cluster's last volume stays in its app, as always, until {@code fly apps destroy} removes it.
 *
 * It runs on this computer, with real PostgreSQL. For Fly.io take out {@code flypg:local} and set {@code flypg:token}, a secret.
 */
public final class ReviewDatabase {
    private static final Set<String> COMMANDS = Set.of("preview", "up", "refresh", "url", "down");

    private ReviewDatabase() {}

    /** The name of the review, then what is to be done, in this order. */
    public static void main(String[] args) throws Exception {
        // It becomes part of the names of Fly apps, which are in lower case and unique among all of Fly.io's.
        if (args.length < 2 || !args[0].matches("[a-z0-9][a-z0-9-]{0,30}") || !COMMANDS.containsAll(commands(args))) {
            throw new IllegalArgumentException("usage: NAME COMMAND..., with a name like pr-42 and commands of " + COMMANDS);
        }
        try (var stack = stack(args[0], commands(args))) {
            stack.setConfig("flypg:local", new ConfigValue("true"));
            for (String command : commands(args)) {
                System.out.println(command + ": " + run(stack, command));
            }
        }
    }

    private static List<String> commands(String[] args) {
        return List.of(args).subList(1, args.length);
    }

    /** Only what makes a database makes a stack: a name with a typo is told, and not taken for one that is gone already. */
    private static WorkspaceStack stack(String name, List<String> commands) throws AutomationException {
        return commands.contains("up") || commands.contains("preview")
                ? LocalWorkspace.createOrSelectStack("review", name, context -> declare(context, name))
                : LocalWorkspace.selectStack("review", name, context -> declare(context, name));
    }

    private static Object run(WorkspaceStack stack, String command) throws AutomationException {
        switch (command) {
            case "preview":
                return new TreeMap<>(stack.preview().changeSummary());
            case "up":
                return changes(stack.up());
            case "refresh":
                return changes(stack.refresh());
            case "url":
                return stack.getOutputs().get("url").value();
            default:
                var removed = changes(stack.destroy());
                stack.workspace().removeStack(stack.name());
                return removed;
        }
    }

    /** How many resources were created, updated, deleted or left the same. */
    private static Map<OperationType, Integer> changes(UpdateResult result) {
        return new TreeMap<>(result.summary().resourceChanges());
    }

    private static void declare(Context context, String review) {
        var app = new App("app", AppArgs.builder().name("shop-" + review).build());

        // A single node is enough to look at a change, and nothing in it is worth keeping.
        var cluster = new Cluster("cluster", ClusterArgs.builder()
                .name("shop-" + review + "-db")
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
