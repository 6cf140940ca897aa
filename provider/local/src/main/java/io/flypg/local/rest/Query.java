package io.flypg.local.rest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The query part of an address, in the order it was given. */
public record Query(List<Parameter> parameters) {
    /** One {@code name=value}, both decoded. */
    public record Parameter(String name, String value) {}

    static Query parse(@Nullable String raw) {
        if (raw == null || raw.isEmpty()) {
            return new Query(List.of());
        }
        return new Query(Stream.of(raw.split("&", -1)).map(Query::parameter).toList());
    }

    /** The first value that is not empty, under any of the names. */
    Optional<String> text(String... names) {
        List<String> wanted = List.of(names);
        return parameters.stream()
                .filter(parameter -> wanted.contains(parameter.name))
                .map(Parameter::value)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    boolean flag(String... names) {
        return text(names)
                .filter(value -> value.equals("true") || value.equals("1"))
                .isPresent();
    }

    /** All values under the name; a comma separates values too. */
    List<String> list(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name.equals(name))
                .flatMap(parameter -> Stream.of(parameter.value.split(",", -1)))
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** The parameters whose names begin with the prefix, without it. */
    List<Parameter> below(String prefix) {
        return parameters.stream()
                .filter(parameter -> parameter.name.startsWith(prefix))
                .map(parameter -> new Parameter(parameter.name.substring(prefix.length()), parameter.value))
                .toList();
    }

    private static Parameter parameter(String part) {
        int equals = part.indexOf('=');
        return equals < 0
                ? new Parameter(decode(part), "")
                : new Parameter(decode(part.substring(0, equals)), decode(part.substring(equals + 1)));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
