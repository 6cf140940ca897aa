package io.flypg.cli.command;

import io.flypg.engine.plan.Limits;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How much data a plan may delete. */
final class DeleteOption {
    @Option(
            names = "--allow-deletes",
            arity = "0..1",
            paramLabel = "N",
            parameterConsumer = OnlyNumbers.class,
            description = {
                "Allow to delete up to N things that hold data (databases, clusters); as many as there are when no"
                        + " number is given. Without this option nothing that holds data is deleted.",
                "What is protected stays, whatever is allowed here."
            })
    private int allowed;

    boolean isGiven() {
        return allowed > 0;
    }

    Limits limits() {
        return new Limits(allowed);
    }

    /** Takes the next word only when it is a number, so that a path behind the option stays a path. */
    @SuppressWarnings("JdkObsolete") // picocli's interface
    static final class OnlyNumbers implements IParameterConsumer {
        private static final int LONGEST = 6;

        @Override
        public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
            boolean given = !words.isEmpty()
                    && words.peek().length() <= LONGEST
                    && !words.peek().isEmpty()
                    && words.peek().chars().allMatch(c -> c >= '0' && c <= '9');
            option.setValue(given ? Integer.parseInt(words.pop()) : Integer.MAX_VALUE);
        }
    }
}
