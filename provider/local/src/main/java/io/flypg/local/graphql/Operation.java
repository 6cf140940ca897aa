package io.flypg.local.graphql;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import java.util.Locale;

/** What a document asks for, in words for the request log. */
public final class Operation {
    private Operation() {}

    /** {@code mutation allocateIpAddress}: the kind, and the first root field. */
    public static String describe(String query) {
        try {
            Document document = Parser.parse(query);
            return document.getDefinitionsOfType(OperationDefinition.class).stream()
                    .findFirst()
                    .map(Operation::describe)
                    .orElse("query");
        } catch (InvalidSyntaxException _) {
            return "query with a syntax error";
        }
    }

    private static String describe(OperationDefinition operation) {
        String field = operation.getSelectionSet().getSelectionsOfType(Field.class).stream()
                .map(Field::getName)
                .findFirst()
                .orElse("");
        return operation.getOperation().name().toLowerCase(Locale.ROOT) + " " + field;
    }
}
