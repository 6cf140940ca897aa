package io.flypg.cli.command;

import io.flypg.engine.address.Address;
import io.flypg.engine.model.Definition;
import io.flypg.engine.plan.Limits;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which part of the definition is meant. */
final class TargetOption {
    @Option(
            names = "--target",
            paramLabel = "ADDRESS",
            description = {
                "Only this address, for example database.orders-db/orders, with what it needs; can be given several"
                        + " times. Everything else is left out, and what nobody declares any more is deleted only when"
                        + " it is a target itself.",
                "It is no way around a refusal: what is protected stays, and what would leave something behind that"
                        + " hangs on it is refused."
            })
    private List<String> targets = List.of();

    boolean isGiven() {
        return !targets.isEmpty();
    }

    /**
     * Limits that hold for the targets alone.
     *
     * @throws Failure bad input, when one is no address
     */
    Limits within(Limits limits, Definition definition) {
        List<String> names =
                definition.addresses().stream().map(Address::toString).toList();
        List<Address> addresses = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String target : targets) {
            try {
                addresses.add(Address.parse(target));
            } catch (IllegalArgumentException _) {
                problems.add(Limits.unknownTarget(target, names));
            }
        }
        if (!problems.isEmpty()) {
            throw new Failure(Failure.Kind.BAD_INPUT, problems);
        }
        return limits.withTargets(addresses);
    }
}
