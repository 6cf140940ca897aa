package io.flypg.cli.command;

import io.flypg.postgres.talk.Answer;
import io.flypg.postgres.talk.Conversation;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A database of the {@link Toy}: it repeats what is said to it. */
record Echo(String database) implements Conversation {
    @Override
    public List<Answer> say(String statement) {
        return List.of(new Answer.Shown(database + " heard: " + statement + "\n", "", false));
    }

    @Override
    public List<Answer> copyIn(String statement, Supplier<byte @Nullable []> data) {
        return say(statement);
    }

    @Override
    public List<Answer> copyOut(String statement, Consumer<byte[]> sink) {
        return say(statement);
    }

    @Override
    public boolean isOver() {
        return false;
    }

    @Override
    public void cancel() {}

    @Override
    public Transaction transaction() {
        return Transaction.NONE;
    }

    @Override
    public void close() {}
}
