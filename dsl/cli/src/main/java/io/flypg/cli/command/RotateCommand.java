package io.flypg.cli.command;

import io.flypg.cli.wiring.RotationOrder;
import io.flypg.engine.address.Address;
import io.flypg.engine.address.ResourceType;
import io.flypg.engine.apply.Reconciler.Goal;
import io.flypg.engine.model.AttachmentSpec;
import io.flypg.engine.model.Definition;
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
        header = "Give an app another login and password.",
        description = {
            "An attachment logs in as one of two roles, in turn. This makes the other one with a new password, and puts its"
                    + " URL into the app's secret. The app's machines see it when they are deployed, and until all of them"
                    + " were, the old login stays valid: no client is ever locked out.",
            "Once all run with the new secret, any apply of the definition drops the old login, and so does this command,"
                    + " which goes on with a rotation that is under way and begins no other.",
            "Killed or stopped at any moment, the same command goes on."
        },
        footer = {
            "",
            "Exit codes: 0 done or nothing to do, 1 failed, 2 bad definition or usage, 3 refused.",
            "",
            "Examples:",
            "  flypg rotate attachment.orders-api/DATABASE_URL infrastructure/",
            "  flypg rotate attachment.orders-api/DATABASE_URL orders-db --deploy"
        })
final class RotateCommand implements Callable<Integer>, JsonOption.Command {
    private static final ApplyRun.Question QUESTION =
            new ApplyRun.Question("Change the login?", "Nothing was changed.");

    private final Shell shell;

    @Parameters(
            index = "0",
            paramLabel = "ATTACHMENT",
            description = "The attachment, for example attachment.orders-api/DATABASE_URL.")
    private String attachment = "";

    @Parameters(index = "1", paramLabel = ClusterArgument.LABEL, description = ClusterArgument.DESCRIPTION)
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
                .run(environment -> shell.parts().rotation(environment, order), QUESTION, ApplyRun.RUN_AGAIN);
    }

    private RotationOrder order(Address address) {
        Optional<Definition> definition = new ClusterArgument(where, parameters).definition(shell);
        if (definition.isEmpty()) {
            return new RotationOrder(address, where, Optional.empty(), deploy);
        }
        List<AttachmentSpec> declared = definition.get().all(AttachmentSpec.class);
        String of = declared.stream()
                .filter(spec -> spec.address().equals(address))
                .map(AttachmentSpec::cluster)
                .findFirst()
                .orElseThrow(() -> unknown(declared));
        return new RotationOrder(address, of, Optional.of(definition.get().project()), deploy);
    }

    private Address address() {
        try {
            Address address = Address.parse(attachment);
            if (address.type() == ResourceType.ATTACHMENT && address.name().contains("/")) {
                return address;
            }
        } catch (IllegalArgumentException _) {
            // what follows says the same of it
        }
        throw badInput(
                "Not an attachment",
                "'" + attachment + "' is no address of one.",
                "write the app and the secret, as 'flypg plan' does: attachment.orders-api/DATABASE_URL");
    }

    private Failure unknown(List<AttachmentSpec> declared) {
        List<String> names =
                declared.stream().map(spec -> spec.address().toString()).toList();
        String nearest = Suggestion.hint(attachment, names);
        return badInput(
                "Unknown attachment",
                where + " declares no '" + attachment + "'.",
                nearest.isEmpty() ? "it declares: " + String.join(", ", names) : nearest);
    }

    @Override
    public boolean speaksJson() {
        return json.isOn();
    }

    private static Failure badInput(String summary, String detail, String hint) {
        return new Failure(Failure.Kind.BAD_INPUT, Problem.general(summary, detail, hint));
    }
}
