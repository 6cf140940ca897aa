package io.flypg.engine.apply;

import io.flypg.engine.address.Address;
import io.flypg.engine.apply.Outcome.Result;
import io.flypg.engine.model.Definition;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.plan.Step;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.resource.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Runs the steps of a plan and nothing else. */
public final class Applier {
    /** More at once gain nothing where calls are limited, and make a fleet's nodes wait for each other until they seem dead. */
    static final int AT_ONCE = 16;

    private final Semaphore working = new Semaphore(AT_ONCE);
    private final Platform platform;
    private final Consumer<Event> events;
    private final LongSupplier nanos;
    private final AtomicBoolean stopped = new AtomicBoolean();

    /** Events come from several threads at once. */
    public Applier(Platform platform, Consumer<Event> events, LongSupplier nanos) {
        this.platform = platform;
        this.events = events;
        this.nanos = nanos;
    }

    /** Lets running steps finish, with those that must not be parted from them, and starts no more. */
    public void stop() {
        stopped.set(true);
    }

    /** Whether somebody asked to stop. */
    public boolean isStopped() {
        return stopped.get();
    }

    /** Applies a plan that is not refused; returns when every change is done, failed or skipped. */
    public Outcome apply(Plan plan, Definition definition) {
        if (plan.isRefused()) {
            throw new Failure(Failure.Kind.REFUSED, plan.refusals());
        }
        events.accept(new Event.Started(plan));
        Finished finished = new Finished(plan);
        Map<Address, Result> results = new ConcurrentHashMap<>();
        try (Locks locks = new Locks(platform, plan, definition);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Change change : plan.changes()) {
                threads.execute(() -> {
                    Result result = new Result.Skipped("an unexpected error");
                    try {
                        result = run(change, definition, finished.failedBefore(change.address()), locks);
                    } catch (RuntimeException e) {
                        result = failed(unexpected(change, "applying it", e));
                    } finally {
                        if (!change.steps().isEmpty()) {
                            results.put(change.address(), result);
                        }
                        finished.end(change.address(), result instanceof Result.Done);
                    }
                });
            }
        }
        return new Outcome(results);
    }

    private Result run(Change change, Definition definition, Optional<Address> failed, Locks locks) {
        if (change.steps().isEmpty()) {
            return failed.isPresent() || change instanceof Change.Blocked
                    ? new Result.Skipped("nothing to run")
                    : new Result.Done(change.action());
        }
        if (failed.isPresent()) {
            return skip(change, "it needs " + failed.get());
        }
        working.acquireUninterruptibly();
        try {
            return stopped.get() ? skip(change, "the run was stopped") : runLocked(change, definition, locks);
        } finally {
            working.release();
        }
    }

    private Result runLocked(Change change, Definition definition, Locks locks) {
        Step first = change.steps().getFirst();
        Optional<Result.Failed> unlocked =
                attempt(change, first, () -> locks.take(change.address(), note(change, first)));
        return unlocked.isPresent() ? unlocked.get() : runSteps(change, definition);
    }

    private Result runSteps(Change change, Definition definition) {
        List<Step> steps = change.steps();
        for (int i = 0; i < steps.size(); i++) {
            if (stopped.get() && !isUnbroken(change, i)) {
                return skip(change, "the run was stopped");
            }
            Optional<Result.Failed> failed = run(change, steps.get(i), i + 1, steps.size(), definition);
            if (failed.isPresent()) {
                return goBack(change, i, failed.get(), definition);
            }
        }
        events.accept(new Event.ChangeDone(change.address(), change.action()));
        return new Result.Done(change.action());
    }

    private static boolean isUnbroken(Change change, int step) {
        return change.unbroken().stream().anyMatch(unbroken -> unbroken.goesOnAt(step));
    }

    /** Empty when it worked. */
    private Optional<Result.Failed> run(Change change, Step step, int number, int of, Definition definition) {
        events.accept(new Event.StepStarted(change.address(), step, number, of));
        long started = nanos.getAsLong();
        Optional<Result.Failed> failed =
                attempt(change, step, () -> platform.run(step, definition, note(change, step)));
        if (failed.isEmpty()) {
            Duration took = Duration.ofNanos(nanos.getAsLong() - started);
            events.accept(new Event.StepDone(change.address(), step, took));
        }
        return failed;
    }

    /** The failure itself, once what it left half done is undone; with what stood in the way of that, if anything did. */
    private Result.Failed goBack(Change change, int at, Result.Failed failed, Definition definition) {
        List<Step> back = change.unbroken().stream()
                .filter(unbroken -> unbroken.has(at))
                .flatMap(unbroken -> unbroken.back().stream())
                .toList();
        for (int i = 0; i < back.size(); i++) {
            Optional<Result.Failed> again = run(change, back.get(i), i + 1, back.size(), definition);
            if (again.isPresent()) {
                return failed.and(again.get());
            }
        }
        return failed;
    }

    /** Empty when it worked. */
    private Optional<Result.Failed> attempt(Change change, Step step, Runnable work) {
        try {
            work.run();
            return Optional.empty();
        } catch (Failure failure) {
            return Optional.of(fail(change, step, failure));
        } catch (RuntimeException e) {
            return Optional.of(fail(change, step, unexpected(change, doing(step), e)));
        }
    }

    private static String doing(Step step) {
        return "'" + step.text() + "' on " + step.subject();
    }

    private static Failure unexpected(Change change, String doing, RuntimeException e) {
        Problem problem = Problem.of(
                change.address(),
                "Unexpected error",
                doing + " ended with " + e + ".",
                "run the command again: it goes on where this stopped; if it stays, please report it");
        return new Failure(Failure.Kind.FAILED, problem, e);
    }

    private Consumer<String> note(Change change, Step step) {
        return text -> events.accept(new Event.StepNote(change.address(), step, text));
    }

    private Result.Failed fail(Change change, Step step, Failure failure) {
        events.accept(new Event.StepFailed(change.address(), step, failure.problems()));
        return failed(failure);
    }

    private static Result.Failed failed(Failure failure) {
        return new Result.Failed(failure.kind(), failure.problems());
    }

    private Result skip(Change change, String because) {
        events.accept(new Event.ChangeSkipped(change.address(), because));
        return new Result.Skipped(because);
    }
}
