package io.flypg.pulumi.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;

/** What a finished command left: its exit code and what it wrote. */
public record PulumiRun(int code, String out, String err) {

    private static final JsonMapper JSON = new JsonMapper();

    /** What it wrote, read as one JSON document. */
    public JsonNode json() throws JsonProcessingException {
        return JSON.readTree(out);
    }

    /** What happened in an update, refresh or destroy that was run with {@code --json}: one document a line. */
    public List<JsonNode> events() throws IOException {
        try (MappingIterator<JsonNode> lines = JSON.readerFor(JsonNode.class).readValues(out)) {
            return lines.readAll();
        }
    }

    /** All it wrote: warnings and errors of an update stand on either side. */
    public String said() {
        return out + err;
    }

    /** Itself, if the command succeeded. */
    public PulumiRun succeeded() {
        if (code != 0) {
            throw new AssertionError("exit code " + code + ":\n" + said());
        }
        return this;
    }
}
