package io.flypg.engine.resource;

import io.flypg.engine.model.Definition;
import io.flypg.engine.plan.Step;
import java.util.function.Consumer;

/** The live platform: where resources are observed and steps are run. All methods may be called by several threads. */
public interface Platform {
    /**
     * Looks at everything that is declared or owned by the definition's project. Changes nothing.
     *
     * @throws io.flypg.engine.problem.Failure when the platform as a whole cannot be seen: no token, no connection
     */
    Observations observe(Definition definition);

    /**
     * Looks at one cluster and at all that is in it or hangs on it, as {@link #observe(Definition)} does at all of them. Changes nothing.
     *
     * @throws io.flypg.engine.problem.Failure when the platform cannot be seen
     */
    Observations observe(Definition definition, String cluster);

    /**
     * Runs one step, or finds that it was done before.
     *
     * @param note takes a few words about what is going on, for people who wait
     * @throws io.flypg.engine.problem.Failure when it could not be done, or is not to be done any more
     */
    void run(Step step, Definition definition, Consumer<String> note);

    /**
     * Keeps everybody else from changing a cluster until it is closed. Waits a while for another holder.
     *
     * @throws io.flypg.engine.problem.Failure refused, naming the holder, when it was not given back in time
     */
    Lock lock(String cluster, Consumer<String> note);

    /** Given back by closing it; gone by itself soon after its holder died. */
    interface Lock extends AutoCloseable {
        @Override
        void close();
    }
}
