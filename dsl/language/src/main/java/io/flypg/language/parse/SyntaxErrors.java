package io.flypg.language.parse;

import io.flypg.engine.problem.Place;
import io.flypg.language.scan.Slice;
import io.flypg.language.scan.Tokens;
import java.util.List;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.Message;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/** What Groovy's parser could not read, in our words. */
final class SyntaxErrors {
    private SyntaxErrors() {}

    /** The failure is Groovy's report of a mistake, or Groovy's own mistake: then the statement is only known to be unreadable. */
    static void report(Throwable failure, Slice slice, Tokens tokens, Trouble trouble) {
        if (failure instanceof MultipleCompilationErrorsException several) {
            List<? extends Message> messages = several.getErrorCollector().getErrors();
            for (Message message : messages == null ? List.<Message>of() : messages) {
                if (message instanceof SyntaxErrorMessage error) {
                    report(error.getCause(), slice, tokens, trouble);
                    return;
                }
            }
        }
        trouble.add(tokens.place(slice.from()), "Syntax error", "this statement cannot be read", "");
    }

    private static void report(SyntaxException error, Slice slice, Tokens tokens, Trouble trouble) {
        int offset = trouble.offset(error.getStartLine(), error.getStartColumn());
        int token = Math.min(tokens.at(offset), slice.to() - 1);
        Place place = tokens.place(Math.max(token, slice.from()));
        if (error.getOriginalMessage().startsWith("Duplicated named parameter")) {
            String detail = "'" + tokens.text(token) + "' has a value already";
            trouble.add(place, "Name given twice", detail, "leave one out");
            return;
        }
        trouble.add(place, "Syntax error", Rewording.detail(error.getOriginalMessage(), tokens.text(token)), "");
    }
}
