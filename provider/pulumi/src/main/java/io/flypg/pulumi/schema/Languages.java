package io.flypg.pulumi.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;

/** What the generators of the SDKs have to know beside the schema, language by language. */
final class Languages {
    private Languages() {}

    static JsonNode all() {
        try {
            return new JsonMapper().readTree(Texts.of("languages.json"));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
