package io.flypg.pulumi.schema;

import static io.flypg.pulumi.schema.Json.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.engine.bind.FieldShape;
import io.flypg.engine.bind.Shape;
import io.flypg.engine.bind.Vocabulary;
import io.flypg.pulumi.resource.Kind;
import java.util.List;

/** One kind of resource, from the components of its spec. */
final class ResourceSchema {
    private final Kind kind;
    private final Types types;

    ResourceSchema(Kind kind, Types types) {
        this.kind = kind;
        this.types = types;
    }

    ObjectNode json() {
        ObjectNode resource = object().put("description", description());
        inputs().into(resource, "inputProperties", "requiredInputs");
        return outputs().into(resource, "properties", "required");
    }

    private String description() {
        return Vocabulary.text(kind.spec()) + "\n\n" + Texts.of(kind.word() + ".md");
    }

    private Members inputs() {
        Members inputs = new Members();
        for (FieldShape field : fields()) {
            boolean named = isOwnName(field);
            ObjectNode property = replacing(field, Properties.input(field, types));
            if (named) {
                property.put("description", field.field().value() + " The name of the resource, when it is not given.");
            }
            inputs.add(field.name(), property, field.isRequired() && !named);
        }
        return inputs;
    }

    /** The same properties as they came to be, and what is known only once it is there. */
    Members outputs() {
        Members outputs = new Members();
        for (FieldShape field : fields()) {
            ObjectNode property = replacing(field, Properties.output(field, types));
            outputs.add(field.name(), property, Properties.isAlwaysThere(field));
        }
        Outputs.addTo(outputs, kind, types);
        return outputs;
    }

    private List<FieldShape> fields() {
        return Shape.of(kind.spec()).fields();
    }

    private boolean isOwnName(FieldShape field) {
        return kind.isNamed() && field.name().equals("name");
    }

    /** For documentation only: the provider itself says what is made anew, and never does so with data. */
    private ObjectNode replacing(FieldShape field, ObjectNode property) {
        return kind.keeps(field.name()) || !kind.identity().contains(field.name())
                ? property
                : property.put("willReplaceOnChanges", true);
    }
}
