package io.flypg.fly.machine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.fly.call.Fields;
import io.flypg.fly.call.FlyException;
import io.flypg.fly.call.FlyException.Kind;
import io.flypg.fly.call.Request;
import io.flypg.fly.call.Transport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The machines of one app. */
public final class Machines {

    private static final Duration SLACK = Duration.ofSeconds(15);
    /** Between two waits: a platform that answers too early is not asked in a circle. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Transport transport;
    private final String app;
    private final Nonces nonces;

    public Machines(Transport transport, String app) {
        this(transport, app, Nonces.NONE);
    }

    private Machines(Transport transport, String app, Nonces nonces) {
        this.transport = transport;
        this.app = app;
        this.nonces = nonces;
    }

    /** The same machines, for somebody who holds leases on them: calls carry the nonce of the machine's lease. */
    public Machines holding(Nonces held) {
        return new Machines(transport, app, held);
    }

    public Leases leases() {
        return new Leases(transport, app);
    }

    public MachineMetadata metadata(String id) {
        return new MachineMetadata(transport, app, id, nonces.of(id));
    }

    /** Every machine of the app that is not destroyed. */
    public List<Machine> list() {
        return transport.list(Request.get("v1", "apps", app, "machines"), Machine::read);
    }

    /** The same and, for as long as the platform remembers them, those that were destroyed. */
    public List<Machine> listWithDestroyed() {
        return transport.list(
                Request.get("v1", "apps", app, "machines").withQuery("include_deleted", "true"), Machine::read);
    }

    public Optional<Machine> get(String id) {
        return transport.find(Request.get(machine(id)), Machine::read);
    }

    /**
     * Makes a machine. Never repeated by itself.
     *
     * @throws FlyException of kind {@link Kind#AMBIGUOUS} when it may or may not have been made: list the machines
     */
    public CreatedMachine create(NewMachine machine) {
        Request request = Request.post("v1", "apps", app, "machines")
                .withBody(machine.write())
                .creating();
        return transport.read(request, answer -> {
            Machine made = Machine.read(answer);
            return new CreatedMachine(made, leaseOf(made, machine, answer));
        });
    }

    /**
     * Gives a machine a new version, which replaces the one that runs.
     *
     * @throws FlyException of kind {@link Kind#CONFLICT} when the machine is no longer what the update is based on;
     *     this may be our own doing, when the answer to a first try was lost
     */
    public Machine update(MachineUpdate update) {
        return transport.read(
                holdingLease(Request.post(machine(update.id())), update.id()).withBody(update.write()), Machine::read);
    }

    public void start(String id) {
        transport.send(holdingLease(Request.post(action(id, "start")), id));
    }

    /** Asks the machine to stop; {@link #await} tells when it has. */
    public void stop(String id) {
        transport.send(holdingLease(Request.post(action(id, "stop")), id).withBody(Request.json()));
    }

    /** Asks the machine to stop and kills it after the grace. */
    public void stop(String id, String signal, Duration grace) {
        ObjectNode body = Request.json().put("signal", signal).put("timeout", GoDuration.write(grace));
        transport.send(holdingLease(Request.post(action(id, "stop")), id).withBody(body));
    }

    public void restart(String id) {
        transport.send(holdingLease(Request.post(action(id, "restart")), id).withQuery("force_stop", "false"));
    }

    /**
     * Destroys a machine; that it is gone already is as good. Its volume stays.
     *
     * @param force also when it is running
     */
    public void destroy(String id, boolean force) {
        transport.remove(holdingLease(Request.delete(machine(id)), id).withQuery("force", Boolean.toString(force)));
    }

    /**
     * Waits until the machine has reached a state, also for longer than the platform is willing to hold one call.
     *
     * @return false when the limit ended first
     */
    public boolean await(String id, Awaited state, Duration limit) {
        return await(id, state, Optional.empty(), limit);
    }

    /**
     * Like {@link #await(String, Awaited, Duration)}, for one version of the machine: after an update the old version
     * may still be seen for a moment.
     */
    public boolean await(String id, Awaited state, Optional<String> version, Duration limit) {
        long end = transport.time().nanos() + limit.toNanos();
        long left = limit.toNanos();
        while (left > 0) {
            if (awaitOnce(id, state, version, secondsOf(left))) {
                return true;
            }
            transport.pause(PAUSE);
            left = end - transport.time().nanos();
        }
        return false;
    }

    /**
     * Runs a command as root in a started machine, without a shell. Never repeated by itself.
     *
     * @param argv the program and its arguments, each as it is
     */
    public ExecResult exec(String id, List<String> argv, Duration limit) {
        return exec(id, argv, "", limit);
    }

    /**
     * The same for a command that reads something.
     *
     * @param input what it reads; no message repeats it
     */
    public ExecResult exec(String id, List<String> argv, String input, Duration limit) {
        ObjectNode body =
                Request.json().put("cmd", ShellWords.join(argv)).put("timeout", Math.max(1, limit.toSeconds()));
        if (!input.isEmpty()) {
            body.put("stdin", input);
        }
        Request request = Request.post(action(id, "exec"))
                .withBody(body)
                .withTimeout(limit.plus(SLACK))
                .hiding(Stream.concat(argv.stream(), Stream.of(input)).toList())
                .creating();
        return transport.read(holdingLease(request, id), ExecResult::read);
    }

    private boolean awaitOnce(String id, Awaited state, Optional<String> version, long seconds) {
        Request request = Request.get(action(id, "wait"))
                .withQuery("state", state.word())
                .withQuery("timeout", Long.toString(seconds))
                .withTimeout(Duration.ofSeconds(seconds).plus(SLACK))
                .waiting();
        try {
            transport.send(version.map(v -> request.withQuery("version", v)).orElse(request));
            return true;
        } catch (FlyException e) {
            if (e.is(Kind.NOT_FOUND) && state == Awaited.DESTROYED) {
                return true;
            }
            if (e.status() == 408) {
                return false;
            }
            throw e;
        }
    }

    /** The platform holds a call for one to sixty seconds. */
    private static long secondsOf(long nanos) {
        return Math.clamp(Duration.ofNanos(nanos).toSeconds(), 1, 60);
    }

    private Optional<Lease> leaseOf(Machine made, NewMachine machine, Fields answer) {
        return answer.maybeText("nonce")
                .map(nonce -> new Lease(
                        made.id(),
                        nonce,
                        transport.time().now().plus(machine.leaseTtl().orElse(Duration.ZERO)),
                        "",
                        ""));
    }

    private Request holdingLease(Request request, String id) {
        return request.withNonce(nonces.of(id));
    }

    private String[] machine(String id) {
        return new String[] {"v1", "apps", app, "machines", id};
    }

    private String[] action(String id, String action) {
        return new String[] {"v1", "apps", app, "machines", id, action};
    }
}
