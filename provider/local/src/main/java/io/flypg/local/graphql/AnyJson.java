package io.flypg.local.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.GraphQLScalarType;
import java.util.Locale;

/** The scalar {@code JSON}: any document, in answers and in variables. */
final class AnyJson implements Coercing<Object, Object> {
    static final GraphQLScalarType SCALAR =
            GraphQLScalarType.newScalar().name("JSON").coercing(new AnyJson()).build();

    @Override
    public Object serialize(Object value, GraphQLContext context, Locale locale) {
        return value;
    }

    @Override
    public Object parseValue(Object input, GraphQLContext context, Locale locale) {
        return input;
    }

    @Override
    public Object parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        throw new CoercingParseLiteralException("JSON is taken from a variable only");
    }
}
