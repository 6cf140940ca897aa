package io.flypg.local.graphql;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.TypeResolutionEnvironment;
import graphql.schema.GraphQLObjectType;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeRuntimeWiring;
import io.flypg.local.json.Json;
import io.flypg.local.platform.Platform;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Executes GraphQL documents: a real executor, because clients send aliases, fragments and inline fragments. */
public final class GraphQlApi {
    static final String ORGANIZATION = "organization";

    private final GraphQL executor;

    public GraphQlApi(Platform platform) {
        var authority = new CertificateAuthority(platform.world()::now);
        RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring()
                .type("Query", type -> answered(type, platform, Queries.ALL))
                .type("Mutation", type -> answered(type, platform, Mutations.all(authority)))
                .type("Node", type -> type.typeResolver(GraphQlApi::type))
                .type("Principal", type -> type.typeResolver(GraphQlApi::type))
                .type("AppRole", type -> type.typeResolver(GraphQlApi::type))
                .scalar(AnyJson.SCALAR)
                .build();
        executor = GraphQL.newGraphQL(
                        new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(schema()), wiring))
                .defaultDataFetcherExceptionHandler(new RefusalHandler())
                .build();
    }

    /** Answers one request body for whoever owns the organization. */
    public JsonNode answer(ObjectNode body, String organization) {
        ExecutionInput.Builder input = ExecutionInput.newExecutionInput(
                        Json.text(body, "query").orElse(""))
                .variables(variables(body))
                .graphQLContext(Map.of(ORGANIZATION, organization));
        Json.text(body, "operationName").ifPresent(input::operationName);
        return Json.MAPPER.valueToTree(executor.execute(input.build()).toSpecification());
    }

    private static Map<String, Object> variables(ObjectNode body) {
        return body.path("variables").isObject()
                ? Json.MAPPER.convertValue(body.get("variables"), new TypeReference<Map<String, Object>>() {})
                : Map.of();
    }

    private static TypeRuntimeWiring.Builder answered(
            TypeRuntimeWiring.Builder type, Platform platform, Map<String, Function<Call, Object>> answers) {
        answers.forEach((field, answer) -> type.dataFetcher(
                field,
                environment -> answer.apply(Call.of(platform, environment).input())));
        return type;
    }

    private static @Nullable GraphQLObjectType type(TypeResolutionEnvironment environment) {
        return environment.getObject() instanceof Map<?, ?> shape
                ? environment.getSchema().getObjectType(String.valueOf(shape.get("__typename")))
                : null;
    }

    private static Reader schema() {
        return new InputStreamReader(
                Objects.requireNonNull(GraphQlApi.class.getResourceAsStream("schema.graphqls")),
                StandardCharsets.UTF_8);
    }
}
