package io.flypg.pulumi.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.flypg.engine.bind.FieldShape;
import io.flypg.engine.bind.Shape;
import io.flypg.engine.model.Config;
import io.flypg.pulumi.resource.Kind;
import io.flypg.pulumi.session.Configuring;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The schema against the specs; {@code schema.json} is all of it, to be read in a review. */
final class SchemaTest {
    private static final Path GOLDEN = Path.of("src/test/resources/io/flypg/pulumi/schema/schema.json");
    private static final String TEXT = Schema.json("1.2.3");

    /** Rewritten by {@code -Dgolden=update}, never by hand. */
    @Test
    void is_as_expected() throws IOException {
        Path beside = GOLDEN.resolveSibling("schema.json.actual");
        if ("update".equals(System.getProperty("golden"))) {
            Files.createDirectories(GOLDEN.resolve("..").normalize());
            Files.writeString(GOLDEN, TEXT, UTF_8);
        }
        boolean same = Files.exists(GOLDEN) && Files.readString(GOLDEN, UTF_8).equals(TEXT);
        if (same) {
            Files.deleteIfExists(beside);
        } else {
            Files.writeString(beside, TEXT, UTF_8);
        }

        assertThat(same)
                .as("the schema is that of %s; what it is instead is in %s", GOLDEN, beside)
                .isTrue();
    }

    @Test
    void has_the_version_of_the_provider() throws IOException {
        assertThat(json().path("version").asText()).isEqualTo("1.2.3");
    }

    @ParameterizedTest
    @EnumSource
    void every_component_of_a_spec_is_a_property_on_both_sides(Kind kind) throws IOException {
        JsonNode resource = json().path("resources").path(kind.token());

        assertProperties(resource.path("inputProperties"), kind.spec(), true);
        assertProperties(resource.path("properties"), kind.spec(), false);
    }

    private static void assertProperties(JsonNode properties, Class<?> type, boolean all) throws IOException {
        List<FieldShape> fields = Shape.of(type).fields();
        List<String> names = fields.stream().map(FieldShape::name).toList();
        assertThat(names(properties)).as("properties of %s", type).containsAll(names);
        if (all) {
            assertThat(names).as("components of %s", type).containsAll(names(properties));
        }
        for (FieldShape field : fields) {
            JsonNode property = properties.path(field.name());
            assertThat(property.path("description").asText()).isNotBlank();
            if (field.isBlock() && field.type() != Config.class) {
                JsonNode block = field.list() ? property.path("items") : property;
                assertProperties(referred(block).path("properties"), field.type(), true);
            }
        }
    }

    private static JsonNode referred(JsonNode type) throws IOException {
        return json().path("types").path(type.path("$ref").asText().replace("#/types/", ""));
    }

    @ParameterizedTest
    @EnumSource
    void what_has_a_name_takes_that_of_its_resource(Kind kind) throws IOException {
        List<String> required =
                texts(json().path("resources").path(kind.token()).path("requiredInputs"));

        assertThat(required).doesNotContain("name");
        assertThat(required)
                .containsAll(kind.identity().stream()
                        .filter(part -> !part.equals("name") && !part.equals("variable"))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void nothing_that_holds_data_is_ever_said_to_be_replaced(Kind kind) throws IOException {
        JsonNode resource = json().path("resources").path(kind.token());

        assertThat(resource.findValues("replaceOnChanges")).isEmpty();
        assertThat(resource.findParents("willReplaceOnChanges").isEmpty()).isEqualTo(kind.holdsData());
    }

    @Test
    void every_setting_of_the_provider_is_in_both_places() throws Exception {
        List<String> settings = new ArrayList<>();
        for (Field constant : Configuring.class.getFields()) {
            settings.add(String.valueOf(constant.get(null)));
        }

        assertThat(names(json().at("/config/variables"))).containsExactlyInAnyOrderElementsOf(settings);
        assertThat(names(json().at("/provider/inputProperties"))).containsExactlyInAnyOrderElementsOf(settings);
    }

    @Test
    void only_passwords_are_secret() throws IOException {
        List<JsonNode> secrets = json().findParents("secret");

        assertThat(secrets.stream().map(secret -> secret.path("description").asText()))
                .hasSize(4)
                .allMatch(text -> text.startsWith("The URL for ") || text.startsWith("Token for "));
    }

    /** It stands in every pom anew: the SDK and the example are built by themselves. */
    @Test
    void asks_for_the_version_of_pulumi_that_everything_is_built_with() throws IOException {
        String version =
                json().at("/language/java/dependencies/com.pulumi:pulumi").asText();

        assertThat(Files.readString(Path.of("../../pom.xml"))).contains("<pulumi.version>" + version + "<");
        for (String pom : List.of("src/sdk/pom.xml", "../../examples/pulumi-java/pom.xml")) {
            assertThat(Files.readString(Path.of(pom))).contains("<version>" + version + "<");
        }
    }

    private static List<String> names(JsonNode properties) {
        List<String> names = new ArrayList<>();
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }

    private static JsonNode json() throws IOException {
        return new JsonMapper().readTree(TEXT);
    }
}
