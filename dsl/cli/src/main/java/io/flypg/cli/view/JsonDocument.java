package io.flypg.cli.view;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.flypg.cli.terminal.Output;
import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Documents for programs: UTF-8, one object on one line, {@code "format":1} first. No data binding, which is slow to start. */
final class JsonDocument {
    /** Raised when a document changes so that a program that reads it has to be changed too. */
    private static final int FORMAT = 1;

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonDocument() {}

    /** Writes the fields of a document. */
    interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    /** Made whole before the first byte is printed, so that documents of several threads do not mix. */
    static void print(Output out, Content content) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
                json.writeStartObject();
                json.writeNumberField("format", FORMAT);
                content.write(json);
                json.writeEndObject();
            }
            bytes.write('\n');
            bytes.writeTo(out.bytes());
            out.bytes().flush();
        } catch (IOException e) {
            throw new UncheckedIOException("write the JSON document", e);
        }
    }

    static void problems(JsonGenerator json, String field, List<Problem> problems) throws IOException {
        json.writeArrayFieldStart(field);
        for (Problem problem : problems) {
            json.writeStartObject();
            json.writeStringField("severity", problem.severity().name().toLowerCase(Locale.ROOT));
            json.writeStringField("summary", problem.summary());
            json.writeStringField("detail", problem.detail());
            json.writeStringField("hint", problem.hint());
            text(json, "subject", problem.subject());
            place(json, problem.place());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void place(JsonGenerator json, @Nullable Place place) throws IOException {
        if (place != null) {
            json.writeObjectFieldStart("place");
            json.writeStringField("file", place.file());
            if (place.hasLine()) {
                json.writeNumberField("line", place.line());
                json.writeNumberField("column", place.column());
                json.writeNumberField("length", place.length());
            }
            json.writeEndObject();
        }
    }

    /** Left out when there is none. */
    static void text(JsonGenerator json, String field, @Nullable String text) throws IOException {
        if (text != null) {
            json.writeStringField(field, text);
        }
    }
}
