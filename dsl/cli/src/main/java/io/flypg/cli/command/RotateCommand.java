package io.flypg.cli.command;

import io.flypg.cli.wiring.RotationOrder;
import io.flypg.engine.address.Address;
import io.flypg.engine.address.ResourceType;
import io.flypg.engine.apply.Reconciler.Goal;
import io.flypg.engine.model.AttachmentSpec;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.Definition;
import io.flypg.engine.model.Spec;
import io.flypg.engine.plan.Limits;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flypg rotate}. */
@Command(
        name = "rotate",
        header = "Give an app another login, or a cluster new passwords.",
        description = {
            "An attachment logs in as one of two roles, in turn. This makes the other one with a new password, and puts its"
                    + " URL into the app's secret. The app's machines see it when they are deployed, and until all of them"
                    + " were, the old login stays valid: no client is ever locked out.",
            "Once all run with the new secret, any apply of the definition drops the old login, and so does this command,"
                    + " which goes on with a rotation that is under way and begins no other.",
            "A cluster's own roles postgres, flypgadmin and repmgr get new passwords at once, its secrets with them, and every"
                    + " node restarts, the primary first and in place. Apps log in as others and notice the restart only."
                    + " Refused while a node is down or cannot be seen.",
            "Killed or stopped at any moment, the same command goes on."
        },
        footer = {
            "",
            "Exit codes: 0 done or nothing to do, 1 failed, 2 bad definition or usage, 3 refused.",
            "",
            "Examples:",
            "  flypg rotate attachment.orders-api/DATABASE_URL infrastructure/",
            "  flypg rotate attachment.orders-api/DATABASE_URL orders-db --deploy",
            "  flypg rotate cluster.orders-db"
        })
final class RotateCommand implements Callable<Integer>, JsonOption.Command {
    private static final ApplyRun.Question LOGIN = new ApplyRun.Question("Change the login?", "Nothing was changed.");

    private static final ApplyRun.Question PASSWORDS =
            new ApplyRun.Question("Change the passwords?", "Nothing was changed.");

    private final Shell shell;

    @Parameters(
            index = "0",
            paramLabel = "ADDRESS",
            description =
                    "An attachment or a cluster, for example attachment.orders-api/DATABASE_URL, cluster.orders-db.")
    private String what = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = ClusterArgument.LABEL,
            description = ClusterArgument.DESCRIPTION + " A cluster needs none.")
    private String where = "";

    @Mixin
    private ParameterOption parameters = new ParameterOption();

    @Option(
            names = "--deploy",
            description =
                    "Restart the app's machines, one by one, with the new secret, and drop the old login at once.")
    private boolean deploy;

    @Mixin
    private PlatformOption platform = new PlatformOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Mixin
    private YesOption yes = new YesOption();

    RotateCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        yes.requireAnswer(shell, json.isOn());
        RotationOrder order = order(address());
        var run = new ApplyRun.Order(List.of(), parameters, Goal.AS_DECLARED, Limits.SAFE, yes.isGiven(), json.isOn());
        return new ApplyRun(shell, platform, new TargetOption(), run)
                .run(
                        environment -> shell.parts().rotation(environment, order),
                        order.isOfCluster() ? PASSWORDS : LOGIN,
                        ApplyRun.RUN_AGAIN);
    }

    private RotationOrder order(Address address) {
        boolean ofCluster = address.type() == ResourceType.CLUSTER;
        requireMeaning(ofCluster);
        if (where.isEmpty()) {
            return new RotationOrder(address, address.name(), Optional.empty(), deploy);
        }
        Optional<Definition> definition = new ClusterArgument(where, parameters).definition();
        if (definition.isEmpty()) {
            requireSame(ofCluster, address, where);
            return new RotationOrder(address, where, Optional.empty(), deploy);
        }
        String of = ofCluster ? cluster(definition.get(), address) : clusterOf(definition.get(), address);
        return new RotationOrder(address, of, Optional.of(definition.get().project()), deploy);
    }

    private void requireMeaning(boolean ofCluster) {
        if (ofCluster && deploy) {
            throw badInput(
                    "Bad command line",
                    "--deploy is about the machines of an app, and a cluster's own always restart.",
                    "leave it out");
        }
        if (!ofCluster && where.isEmpty()) {
            throw badInput(
                    "Bad command line",
                    "an attachment is looked for in its cluster, and neither that nor a definition is named.",
                    "name the folder of the definition, or the cluster");
        }
        if (where.isEmpty() && parameters.isGiven()) {
            throw badInput(
                    "Bad command line",
                    "parameters belong to a definition, and none is named.",
                    "name the folder of the definition, or leave -p out");
        }
    }

    private void requireSame(boolean ofCluster, Address address, String cluster) {
        if (ofCluster && !address.name().equals(cluster)) {
            throw badInput(
                    "Bad command line", "'" + what + "' and '" + cluster + "' are two clusters.", "name one of them");
        }
    }

    private String cluster(Definition definition, Address address) {
        List<String> declared = addresses(definition, ClusterSpec.class);
        if (!declared.contains(address.toString())) {
            throw unknown("Unknown cluster", declared);
        }
        return address.name();
    }

    private String clusterOf(Definition definition, Address attachment) {
        return definition.all(AttachmentSpec.class).stream()
                .filter(spec -> spec.address().equals(attachment))
                .map(AttachmentSpec::cluster)
                .findFirst()
                .orElseThrow(() -> unknown("Unknown attachment", addresses(definition, AttachmentSpec.class)));
    }

    private static List<String> addresses(Definition definition, Class<? extends Spec> type) {
        return definition.all(type).stream()
                .map(spec -> spec.address().toString())
                .toList();
    }

    private Address address() {
        try {
            Address address = Address.parse(what);
            boolean attachment =
                    address.type() == ResourceType.ATTACHMENT && address.name().contains("/");
            if (attachment || address.type() == ResourceType.CLUSTER) {
                return address;
            }
        } catch (IllegalArgumentException _) {
            // what follows says the same of it
        }
        throw badInput(
                "Nothing to rotate",
                "'" + what + "' is the address neither of an attachment nor of a cluster.",
                "write it as 'flypg plan' does: attachment.orders-api/DATABASE_URL, or cluster.orders-db");
    }

    private Failure unknown(String summary, List<String> declared) {
        String nearest = Suggestion.hint(what, declared);
        return badInput(
                summary,
                where + " declares no '" + what + "'.",
                nearest.isEmpty() ? "it declares: " + String.join(", ", declared) : nearest);
    }

    @Override
    public boolean speaksJson() {
        return json.isOn();
    }

    private static Failure badInput(String summary, String detail, String hint) {
        return new Failure(Failure.Kind.BAD_INPUT, Problem.general(summary, detail, hint));
    }
}
