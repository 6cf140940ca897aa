package io.flypg.postgres.guest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What came of unregistering a machine. One that was not registered is a success.
 *
 * @param message the program's words
 */
public record Unregistration(boolean successful, String message) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Reads the output of {@link GuestCommands#unregister}: its last line that is an object. Without one it failed. */
    public static Unregistration parse(String output) {
        return output.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("{"))
                .reduce((earlier, later) -> later)
                .map(line -> object(line, output))
                .orElseGet(() -> unreadable(output));
    }

    private static Unregistration object(String line, String output) {
        try {
            JsonNode object = MAPPER.readTree(line);
            return new Unregistration(
                    object.path("success").asBoolean(false),
                    object.path("message").asText(""));
        } catch (JsonProcessingException e) {
            return unreadable(output);
        }
    }

    private static Unregistration unreadable(String output) {
        return new Unregistration(false, output.isBlank() ? "no output" : output.strip());
    }
}
