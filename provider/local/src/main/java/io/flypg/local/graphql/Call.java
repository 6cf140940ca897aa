package io.flypg.local.graphql;

import graphql.schema.DataFetchingEnvironment;
import io.flypg.local.model.App;
import io.flypg.local.model.Refused;
import io.flypg.local.platform.Platform;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One root field being answered: its arguments, and for whom. */
record Call(Platform platform, String organization, Map<String, Object> arguments) {
    static Call of(Platform platform, DataFetchingEnvironment environment) {
        String organization = environment.getGraphQlContext().getOrDefault(GraphQlApi.ORGANIZATION, "");
        return new Call(platform, organization, environment.getArguments());
    }

    /** The same with the fields of the argument {@code input} as its arguments: how mutations are called. */
    Call input() {
        return arguments.get("input") instanceof Map<?, ?> input
                ? new Call(platform, organization, checked(input))
                : this;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(arguments.get(name)).map(Object::toString).filter(text -> !text.isEmpty());
    }

    long number(String name, long otherwise) {
        return arguments.get(name) instanceof Number number ? number.longValue() : otherwise;
    }

    List<?> list(String name) {
        return arguments.get(name) instanceof List<?> list ? list : List.of();
    }

    /** The app under any of the arguments: an app's id is its name. */
    App app(String... names) {
        String name = Stream.of(names)
                .flatMap(argument -> text(argument).stream())
                .findFirst()
                .orElse("");
        try {
            return platform.apps().require(organization, name);
        } catch (Refused _) {
            throw new Refused(404, "Could not find App \"" + name + "\"");
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> checked(Map<?, ?> input) {
        return (Map<String, Object>) input;
    }
}
