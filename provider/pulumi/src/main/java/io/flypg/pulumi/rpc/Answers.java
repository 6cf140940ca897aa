package io.flypg.pulumi.rpc;

import com.google.protobuf.Any;
import com.google.protobuf.Message;
import com.google.rpc.Code;
import com.google.rpc.Status;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.pulumi.resource.Unfinished;
import io.flypg.pulumi.wire.Redaction;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import pulumirpc.Provider.ErrorResourceInitFailed;

/** Answers calls, and tells failures in words: never a stack trace for what a user or a network did. */
final class Answers {
    /** A refresh reads with the token that the state has, before the engine looks at another one. */
    private static final String ANOTHER_TOKEN =
            "run 'pulumi config set --secret flypg:token …' with a valid one, and then 'pulumi up"
                    + " --refresh --run-program', which looks at it before it reads anything";

    private Answers() {}

    static <T> void answer(StreamObserver<T> observer, Supplier<T> work) {
        answer(observer, Redaction.of(), work);
    }

    /** The same, where what is said must not hold what the request keeps secret. */
    static <T> void answer(StreamObserver<T> observer, Redaction redaction, Supplier<T> work) {
        T answer;
        try {
            answer = work.get();
        } catch (Unfinished unfinished) {
            observer.onError(unfinished(unfinished, redaction));
            return;
        } catch (Failure failure) {
            observer.onError(status(code(failure.kind()), redaction.redact(worded(failure.problems()))));
            return;
        } catch (StatusRuntimeException e) {
            observer.onError(e);
            return;
        } catch (RuntimeException e) {
            e.printStackTrace(System.err);
            String said = redaction.redact("Unexpected error: " + e + ". Please report it.");
            observer.onError(status(Code.INTERNAL, said));
            return;
        }
        observer.onNext(answer);
        observer.onCompleted();
    }

    private static Code code(Failure.Kind kind) {
        return switch (kind) {
            case FAILED -> Code.UNAVAILABLE;
            case BAD_INPUT -> Code.INVALID_ARGUMENT;
            case REFUSED, STALE -> Code.FAILED_PRECONDITION;
        };
    }

    static StatusRuntimeException status(Code code, String text, Message... details) {
        Status.Builder status = Status.newBuilder().setCode(code.getNumber()).setMessage(text);
        for (Message detail : details) {
            status.addDetails(Any.pack(detail));
        }
        return StatusProto.toStatusRuntimeException(status.build());
    }

    /** The resource is there and is recorded, with what is still to be done. */
    private static StatusRuntimeException unfinished(Unfinished unfinished, Redaction redaction) {
        ErrorResourceInitFailed detail = ErrorResourceInitFailed.newBuilder()
                .setId(unfinished.id())
                .setProperties(unfinished.state())
                .setInputs(unfinished.inputs())
                .addAllReasons(unfinished.problems().stream()
                        .map(Answers::worded)
                        .map(redaction::redact)
                        .toList())
                .setRefreshBeforeUpdate(unfinished.refreshes())
                .build();
        return status(Code.UNKNOWN, redaction.redact(worded(unfinished.problems())), detail);
    }

    private static String worded(List<Problem> problems) {
        return problems.stream().map(Answers::worded).collect(Collectors.joining("\n"));
    }

    private static String worded(Problem problem) {
        String subject = problem.subject() == null ? "" : problem.subject() + ": ";
        String hint = problem.summary().equals("Token not accepted") ? ANOTHER_TOKEN : problem.hint();
        return subject + problem.summary() + ": " + problem.detail() + (hint.isEmpty() ? "" : " (" + hint + ")");
    }
}
