package io.flypg.cli.prompt;

import io.flypg.postgres.talk.Answer.Message;

/** Errors and notices as psql shows them; errors with their SQLSTATE besides, which can be looked up. */
final class MessageText {
    private MessageText() {}

    /** @param statement what the message is about, as it was said */
    static String of(Message message, String statement) {
        StringBuilder text = new StringBuilder(CellText.harmless(message.severity())).append(":  ");
        if (message.isError() && !message.sqlState().isEmpty()) {
            text.append(CellText.harmless(message.sqlState())).append(": ");
        }
        text.append(CellText.harmless(message.text())).append('\n');
        if (message.where().position() > 0) {
            text.append(Pointer.of(
                    message.where().inner().isEmpty()
                            ? statement
                            : message.where().inner(),
                    message.where().position()));
        }
        part(text, "DETAIL", message.detail());
        part(text, "HINT", message.hint());
        part(text, "QUERY", message.where().inner());
        part(text, "CONTEXT", message.isError() ? message.where().context() : "");
        return text.toString();
    }

    private static void part(StringBuilder text, String name, String part) {
        if (!part.isEmpty()) {
            text.append(name).append(":  ").append(CellText.harmless(part)).append('\n');
        }
    }
}
