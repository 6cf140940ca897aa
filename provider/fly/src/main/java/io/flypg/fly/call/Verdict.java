package io.flypg.fly.call;

import static io.flypg.fly.call.FlyException.Kind.AMBIGUOUS;
import static io.flypg.fly.call.FlyException.Kind.CONFLICT;
import static io.flypg.fly.call.FlyException.Kind.FORBIDDEN;
import static io.flypg.fly.call.FlyException.Kind.GARBAGE;
import static io.flypg.fly.call.FlyException.Kind.INVALID;
import static io.flypg.fly.call.FlyException.Kind.LEASE_HELD;
import static io.flypg.fly.call.FlyException.Kind.NAME_TAKEN;
import static io.flypg.fly.call.FlyException.Kind.NOT_FOUND;
import static io.flypg.fly.call.FlyException.Kind.NO_CAPACITY;
import static io.flypg.fly.call.FlyException.Kind.PRECONDITION;
import static io.flypg.fly.call.FlyException.Kind.RATE_LIMITED;
import static io.flypg.fly.call.FlyException.Kind.UNAUTHORIZED;
import static io.flypg.fly.call.FlyException.Kind.UNAVAILABLE;
import static io.flypg.fly.call.FlyException.Kind.UNREACHABLE;

import com.fasterxml.jackson.databind.JsonNode;
import io.flypg.fly.call.FlyException.Facts;
import io.flypg.fly.call.FlyException.Kind;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says what a failed try means. */
final class Verdict {

    private static final Set<String> NO_ROOM = Set.of("insufficient_capacity", "volume_placement_capacity");

    private final Redaction redaction;

    Verdict(Redaction redaction) {
        this.redaction = redaction;
    }

    FlyException on(Request request, Broken broken) {
        boolean lost = broken.sent() && request.repeat() == Repeat.CREATES;
        return failure(lost ? AMBIGUOUS : UNREACHABLE, request, why(broken), broken.reason());
    }

    FlyException on(Request request, Reply reply) {
        if (reply.status() < 400) {
            String text = "it is a redirect, and those are not followed so that the token goes nowhere else";
            return failure(GARBAGE, request, reply, text);
        }
        Said said = said(reply);
        return failure(kind(request, reply, said), request, reply, said.text());
    }

    /** The call was carried out as far as its status says, but its answer makes no sense. */
    FlyException on(Request request, Reply reply, Unreadable unreadable) {
        Kind kind = request.repeat() == Repeat.CREATES ? AMBIGUOUS : GARBAGE;
        return failure(kind, request, reply, "the answer cannot be read, " + unreadable.getMessage());
    }

    /** GraphQL answers 200 and says in the body what went wrong. */
    FlyException on(Request request, Reply reply, List<Fields> errors) {
        Fields first = errors.getFirst();
        String text = first.textOr("message", "");
        String code = first.object("extensions")
                .flatMap(extensions -> extensions.maybeText("code"))
                .orElse("");
        return failure(graphqlKind(request, code, text), request, reply, text);
    }

    FlyException interrupted(Request request) {
        return failure(UNREACHABLE, request, "interrupted before it was sent", null);
    }

    private static Kind kind(Request request, Reply reply, Said said) {
        if (NO_ROOM.contains(said.code())) {
            return NO_CAPACITY;
        }
        if (said.code().equals("name_taken") || said.text().contains("Name has already been taken")) {
            return NAME_TAKEN;
        }
        int status = reply.status();
        if (status == 408 || status >= 500) {
            return lostOr(UNAVAILABLE, request);
        }
        if (status == 429) {
            return RATE_LIMITED;
        }
        // somebody else's "not found" does not say that a cluster is gone
        return reply.isPage() ? GARBAGE : refusal(status, said.text());
    }

    private static Kind refusal(int status, String text) {
        return switch (status) {
            case 401 -> UNAUTHORIZED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 409 -> conflict(text);
            case 412 -> PRECONDITION;
            default -> INVALID;
        };
    }

    private static Kind conflict(String text) {
        if (text.contains("lease currently held")) {
            return LEASE_HELD;
        }
        boolean hostIsFull = text.contains("could not reserve resource") || text.contains("temporarily disabled");
        return hostIsFull ? NO_CAPACITY : CONFLICT;
    }

    private static Kind graphqlKind(Request request, String code, String text) {
        if (text.contains("already been taken")) {
            return NAME_TAKEN;
        }
        return switch (code) {
            case "NOT_FOUND" -> NOT_FOUND;
            case "UNAUTHORIZED" -> UNAUTHORIZED;
            case "FORBIDDEN" -> FORBIDDEN;
            case "INTERNAL_SERVER_ERROR" -> lostOr(UNAVAILABLE, request);
            default -> text.startsWith("Could not find") ? NOT_FOUND : INVALID;
        };
    }

    /** A gateway that gave up says nothing about what the server behind it did. */
    private static Kind lostOr(Kind kind, Request request) {
        return request.repeat() == Repeat.CREATES ? AMBIGUOUS : kind;
    }

    private static Said said(Reply reply) {
        try {
            JsonNode json = reply.json();
            String message = json.path("message").asText("");
            String text = message.isEmpty() ? json.path("error").asText("") : message;
            return new Said(text, json.path("status").asText("").toLowerCase(Locale.ROOT));
        } catch (Unreadable e) {
            return new Said(reply.body().isEmpty() ? "" : "the answer cannot be read, " + e.getMessage(), "");
        }
    }

    private static String why(Broken broken) {
        String host = broken.host();
        return switch (broken.reason()) {
            case UnknownHostException e -> "the host " + host + " is not known";
            case ConnectException e -> "no connection to " + host;
            case SSLException e -> "no secure connection to " + host;
            case InterruptedIOException e ->
                Thread.currentThread().isInterrupted() ? "interrupted" : "no answer from " + host + " in time";
            default -> "the connection to " + host + " broke";
        };
    }

    private FlyException failure(Kind kind, Request request, String text, @Nullable Throwable cause) {
        return new FlyException(kind, new Facts(request.method(), path(request), 0, text, null), cause);
    }

    private FlyException failure(Kind kind, Request request, Reply reply, String text) {
        Facts facts = new Facts(
                request.method(),
                path(request),
                reply.status(),
                redaction.clean(text, request),
                redaction.clean(reply.requestId(), request).orElse(null));
        return new FlyException(kind, facts, null);
    }

    private String path(Request request) {
        return redaction.clean(request.path(), request);
    }

    private record Said(String text, String code) {}
}
