package io.flypg.local.graphql;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import io.flypg.local.model.Refused;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Turns refusals into GraphQL errors with the codes that clients test. */
final class RefusalHandler implements DataFetcherExceptionHandler {
    private static final System.Logger LOG = System.getLogger(RefusalHandler.class.getName());

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters parameters) {
        GraphQLError error = error(parameters);
        return CompletableFuture.completedFuture(
                DataFetcherExceptionHandlerResult.newResult(error).build());
    }

    private static GraphQLError error(DataFetcherExceptionHandlerParameters parameters) {
        var builder = GraphqlErrorBuilder.newError().path(parameters.getPath());
        if (parameters.getException() instanceof Refused refused) {
            return builder.message("%s", refused.text())
                    .extensions(Map.of("code", code(refused)))
                    .build();
        }
        LOG.log(
                System.Logger.Level.ERROR,
                "a GraphQL field failed by a fault of the local platform",
                parameters.getException());
        return builder.message("internal error of the local platform; its log says more")
                .extensions(Map.of("code", "SERVER_ERROR"))
                .build();
    }

    private static String code(Refused refused) {
        return switch (refused.status()) {
            case 401 -> "UNAUTHORIZED";
            case 404 -> "NOT_FOUND";
            default -> "UNPROCESSABLE";
        };
    }
}
