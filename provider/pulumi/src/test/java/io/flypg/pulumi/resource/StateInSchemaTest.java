package io.flypg.pulumi.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.Struct;
import io.flypg.pulumi.schema.Schema;
import io.flypg.pulumi.wire.Structs;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is recorded of resources is in the schema, and nothing else. */
final class StateInSchemaTest {
    private static final Struct WITH_READER = Struct.newBuilder()
            .putFields("readVariable", Structs.text("DATABASE_READ_URL"))
            .build();

    @Test
    void all_that_is_recorded_beside_properties_is_in_the_schema() throws Exception {
        TreeSet<String> recorded = new TreeSet<>();
        for (Field constant : State.class.getDeclaredFields()) {
            if (Modifier.isStatic(constant.getModifiers()) && constant.getType() == String.class) {
                recorded.add(String.valueOf(constant.get(null)));
            }
        }
        TreeSet<String> known = new TreeSet<>();
        for (Kind kind : Kind.values()) {
            JsonNode resource = resource(kind);
            known.addAll(names(resource.path("properties")));
            known.removeAll(names(resource.path("inputProperties")));
        }
        known.add(State.OWNER); // also an input, which says another one

        assertThat(known).isEqualTo(recorded);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_known_later_is_an_output(Kind kind) throws Exception {
        assertThat(names(resource(kind).path("properties"))).containsAll(State.later(kind, WITH_READER));
    }

    private static JsonNode resource(Kind kind) throws Exception {
        return new JsonMapper().readTree(Schema.json("1.2.3")).path("resources").path(kind.token());
    }

    private static List<String> names(JsonNode properties) {
        List<String> names = new ArrayList<>();
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
