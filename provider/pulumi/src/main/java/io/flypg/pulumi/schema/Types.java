package io.flypg.pulumi.schema;

import static io.flypg.pulumi.schema.Json.object;
import static io.flypg.pulumi.schema.Json.reference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.engine.address.Region;
import io.flypg.engine.address.Size;
import io.flypg.engine.bind.FieldShape;
import io.flypg.engine.bind.Regions;
import io.flypg.engine.bind.Shape;
import io.flypg.engine.model.Config;
import io.flypg.engine.model.CpuKind;
import io.flypg.engine.model.Percent;
import io.flypg.engine.model.PostgresVersion;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The types of properties. Those that have a name are collected while properties refer to them. */
final class Types {
    private static final String PREFIX = "flypg:index:";

    private final TreeMap<String, ObjectNode> named = new TreeMap<>();

    /** All that were referred to. */
    ObjectNode all() {
        return object().setAll(named);
    }

    /** The type of a component: one value, or several. */
    ObjectNode of(FieldShape field) {
        return field.list() ? Json.listOf(single(field.type())) : single(field.type());
    }

    /** What a property of that type looks like where words do not say it; empty where they do. */
    static String form(Class<?> type) {
        if (type == Size.class) {
            return " A number with its unit, MB, GB or TB: `20GB`.";
        }
        return type == Duration.class ? " A number with its unit, such as `14d`." : "";
    }

    private ObjectNode single(Class<?> type) {
        if (type == int.class || type == Integer.class || type == Percent.class) {
            return Json.type("integer");
        }
        if (type == boolean.class) {
            return Json.type("boolean");
        }
        if (type == Region.class) {
            return choice(
                    "Region",
                    "Regions of Fly.io. Another one that Fly.io has can be given by its code.",
                    Regions.CODES);
        }
        if (type == CpuKind.class) {
            List<String> words =
                    Arrays.stream(CpuKind.values()).map(CpuKind::word).toList();
            return choice("CpuKind", "Kinds of CPUs that machines have.", words);
        }
        if (type == Config.class) {
            return Json.mapOf(reference("pulumi.json#/Any"));
        }
        boolean isText = List.of(String.class, Size.class, Duration.class, PostgresVersion.class)
                .contains(type);
        return isText ? Json.type("string") : block(type);
    }

    private ObjectNode block(Class<?> type) {
        return named(type.getSimpleName().replace("Spec", ""), () -> {
            Members members = new Members();
            for (FieldShape field : Shape.of(type).fields()) {
                members.add(field.name(), Properties.input(field, this), field.isRequired());
            }
            return members.asObject();
        });
    }

    /** A type with that name, described when it is first referred to. */
    ObjectNode named(String name, Supplier<ObjectNode> description) {
        String token = PREFIX + name;
        if (!named.containsKey(token)) {
            named.put(token, description.get());
        }
        return reference("#/types/" + token);
    }

    /** One of some words, or any other: what the platform learns needs no new version of this. */
    private ObjectNode choice(String name, String description, List<String> words) {
        ObjectNode reference = named(name, () -> {
            ObjectNode choice = Json.type("string").put("description", description);
            ArrayNode values = choice.putArray("enum");
            words.forEach(
                    word -> values.addObject().put("name", capitalized(word)).put("value", word));
            return choice;
        });
        ObjectNode type = Json.type("string");
        type.putArray("oneOf").add(Json.type("string")).add(reference);
        return type;
    }

    private static String capitalized(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
