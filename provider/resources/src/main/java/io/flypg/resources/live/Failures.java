package io.flypg.resources.live;

import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Failure.Kind;
import io.flypg.engine.problem.Problem;
import io.flypg.fly.call.FlyException;
import io.flypg.postgres.reach.PostgresException;
import java.util.Objects;
import java.util.function.Supplier;

/** Turns what the platform and PostgreSQL refuse into problems that say what to do. */
public final class Failures {
    private Failures() {}

    /** Runs something and words its failure. */
    public static <T> T worded(Object subject, Supplier<T> work) {
        try {
            return work.get();
        } catch (FlyException e) {
            throw of(subject, e);
        } catch (PostgresException e) {
            throw of(subject, e);
        }
    }

    /** What a failed call means for a person. */
    public static Failure of(Object subject, FlyException e) {
        Problem problem = Problem.of(subject, summary(e), Problem.sentence(message(e)), hint(e));
        return new Failure(kind(e), problem, e);
    }

    /** What a refusal of PostgreSQL means for a person. */
    public static Failure of(Object subject, PostgresException e) {
        Problem problem = Problem.of(subject, "PostgreSQL refused", Problem.sentence(message(e)), hint(e));
        return new Failure(e.kind() == PostgresException.Kind.READ_ONLY ? Kind.STALE : Kind.FAILED, problem, e);
    }

    /** Something that a step relies on is no longer so. */
    public static Failure stale(Object subject, String what) {
        return new Failure(
                Kind.STALE,
                Problem.of(subject, "Stale plan", Problem.sentence(what), "run the command again: it looks anew"));
    }

    /** Something that was waited for did not come. */
    public static Failure timedOut(Object subject, String what, String hint) {
        return failed(subject, "Waited too long", what, hint);
    }

    /** A step could not be done, for a reason of its own. */
    public static Failure failed(Object subject, String summary, String what, String hint) {
        return new Failure(Kind.FAILED, Problem.of(subject, summary, Problem.sentence(what), hint));
    }

    /** An image that no node of the cluster can run: PostgreSQL does not read another major's files. */
    public static Failure otherMajor(Object subject, String image) {
        return new Failure(
                Kind.FAILED,
                Problem.of(
                        subject,
                        "Image of another version",
                        "'" + image
                                + "' holds another major of PostgreSQL than the node's data. The machine was given its old"
                                + " image back.",
                        "declare an image of the cluster's own major"));
    }

    /** A command in a node's guest did not work. */
    public static Failure commandFailed(Object subject, String command, String output) {
        return new Failure(
                Kind.FAILED,
                Problem.of(
                        subject,
                        "Command in the guest failed",
                        Problem.sentence("'" + command + "' on " + subject + " ended with: " + output.strip()),
                        "look at its log with 'fly logs', and run the command again"));
    }

    /** The organization that a definition names is not one that the token can see. */
    public static Failure missingOrganization(String organization) {
        return new Failure(
                Kind.FAILED,
                Problem.general(
                        "Unknown organization",
                        "this token sees no organization '" + organization + "'.",
                        "write one of those that 'fly orgs list' shows"));
    }

    /** The exception's own words. */
    public static String message(RuntimeException e) {
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }

    private static Kind kind(FlyException e) {
        return switch (e.kind()) {
            case CONFLICT -> Kind.STALE;
            case LEASE_HELD -> Kind.REFUSED;
            case UNAUTHORIZED, FORBIDDEN, NOT_FOUND, PRECONDITION, INVALID, NAME_TAKEN, NO_CAPACITY, RATE_LIMITED ->
                Kind.FAILED;
            case UNAVAILABLE, UNREACHABLE, AMBIGUOUS, GARBAGE -> Kind.FAILED;
        };
    }

    private static String summary(FlyException e) {
        return switch (e.kind()) {
            case UNAUTHORIZED -> "Token not accepted";
            case FORBIDDEN -> "Not allowed";
            case NOT_FOUND -> "Not found";
            case CONFLICT -> "Changed in the meantime";
            case LEASE_HELD -> "Locked by somebody else";
            case PRECONDITION, INVALID -> "Platform refused";
            case NAME_TAKEN -> "Name is taken";
            case NO_CAPACITY -> "No room in the region";
            case RATE_LIMITED -> "Too many calls";
            case UNAVAILABLE -> "Platform failed";
            case UNREACHABLE -> "Platform not reachable";
            case AMBIGUOUS -> "Answer was lost";
            case GARBAGE -> "Answer makes no sense";
        };
    }

    private static String hint(FlyException e) {
        return switch (e.kind()) {
            case UNAUTHORIZED -> "set FLY_API_TOKEN to a valid token: 'fly tokens create org'";
            case FORBIDDEN -> "use a token of the organization that owns it";
            case NAME_TAKEN -> "names are shared by everybody on Fly.io: choose another name for the cluster or app";
            case NO_CAPACITY -> "try again later, or another region";
            case UNREACHABLE ->
                "check the network and the base URLs, and run the command again: it goes on where this stopped";
            case LEASE_HELD -> "wait until the other run is done, and run the command again";
            case CONFLICT, NOT_FOUND, PRECONDITION, INVALID, RATE_LIMITED, UNAVAILABLE, AMBIGUOUS ->
                "run the command again: it goes on where this stopped";
            case GARBAGE ->
                "check that FLY_API_BASE_URL and FLY_FLAPS_BASE_URL, when they are set, lead to the platform and not to a proxy's page";
        };
    }

    private static String hint(PostgresException e) {
        return switch (e.kind()) {
            case AUTHENTICATION ->
                "the operator's password in PostgreSQL is not the secret OPERATOR_PASSWORD of the app: set one to the other";
            case IN_USE -> "end what uses it, or keep it declared";
            case UNREACHABLE, READ_ONLY, EXISTS, MISSING, TIMEOUT, OTHER ->
                "run the command again: it goes on where this stopped";
        };
    }
}
