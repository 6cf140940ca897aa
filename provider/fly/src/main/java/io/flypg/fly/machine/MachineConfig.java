package io.flypg.fly.machine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.fly.call.Fields;
import io.flypg.fly.call.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * What a machine is made of. An update sends the whole of it and the platform drops what is missing, so everything that
 * somebody else set is kept, also what this client has no word for: the {@code with…} copies change what they name and
 * leave the rest as it came.
 */
public final class MachineConfig {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode json;
    private final boolean complete;

    private MachineConfig(ObjectNode json, boolean complete) {
        this.json = json;
        this.complete = complete;
    }

    /** A configuration with an image and nothing else. */
    public static MachineConfig of(String image) {
        ObjectNode json = Request.json().put("image", image);
        json.putObject("init");
        return new MachineConfig(json, true);
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException when the text is not a JSON object
     */
    public static MachineConfig parse(String text) {
        try {
            if (JSON.readTree(text) instanceof ObjectNode object) {
                return new MachineConfig(object, true);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The machine's configuration is not JSON.", e);
        }
        throw new IllegalArgumentException("The machine's configuration is not a JSON object.");
    }

    static MachineConfig read(Fields config, boolean complete) {
        return new MachineConfig(config.json().deepCopy(), complete);
    }

    static MachineConfig unknown() {
        return new MachineConfig(Request.json(), false);
    }

    /** False while the machine's host cannot be reached: then this is only a part, and must not be sent back. */
    public boolean isComplete() {
        return complete;
    }

    public String image() {
        return json.path("image").asText("");
    }

    public Map<String, String> env() {
        return texts("env");
    }

    public Map<String, String> metadata() {
        return texts("metadata");
    }

    public Optional<Guest> guest() {
        return Optional.of(json.path("guest")).filter(JsonNode::isObject).map(Guest::read);
    }

    public List<Mount> mounts() {
        return all("mounts", Mount::read);
    }

    public List<Service> services() {
        return all("services", Service::read);
    }

    /** The machine's own health checks by name. */
    public Map<String, HealthCheck> checks() {
        Map<String, HealthCheck> checks = new LinkedHashMap<>();
        json.path("checks")
                .properties()
                .forEach(entry -> checks.put(entry.getKey(), HealthCheck.read(entry.getValue())));
        return checks;
    }

    /** {@code no}, {@code on-failure} or {@code always}; empty when it was left to the platform. */
    public String restartPolicy() {
        return json.path("restart").path("policy").asText("");
    }

    public MachineConfig withImage(String image) {
        return changed(copy -> copy.put("image", image));
    }

    public MachineConfig withEnv(String name, String value) {
        return changed(copy -> copy.withObjectProperty("env").put(name, value));
    }

    public MachineConfig withoutEnv(String name) {
        return changed(copy -> copy.withObjectProperty("env").remove(name));
    }

    public MachineConfig withMetadata(String name, String value) {
        return changed(copy -> copy.withObjectProperty("metadata").put(name, value));
    }

    public MachineConfig withMetadata(Map<String, String> values) {
        return changed(copy -> values.forEach(copy.withObjectProperty("metadata")::put));
    }

    public MachineConfig withoutMetadata(String name) {
        return changed(copy -> copy.withObjectProperty("metadata").remove(name));
    }

    public MachineConfig withGuest(Guest guest) {
        return changed(copy -> {
            // the old preset would contradict it
            copy.remove("size");
            guest.writeInto(copy.withObjectProperty("guest"));
        });
    }

    /** Adds the mount, or changes the one at the same path. */
    public MachineConfig withMount(Mount mount) {
        return changed(copy -> {
            ArrayNode mounts = copy.withArrayProperty("mounts");
            mount.writeInto(StreamSupport.stream(mounts.spliterator(), false)
                    .filter(node -> node.path("path").asText("").equals(mount.path()))
                    .filter(ObjectNode.class::isInstance)
                    .map(ObjectNode.class::cast)
                    .findFirst()
                    .orElseGet(mounts::addObject));
        });
    }

    public MachineConfig withServices(List<Service> services) {
        return changed(copy -> {
            ArrayNode all = copy.putArray("services");
            services.forEach(service -> all.add(service.write()));
        });
    }

    public MachineConfig withCheck(String name, HealthCheck check) {
        return changed(copy -> copy.withObjectProperty("checks").set(name, check.write()));
    }

    /** Where the platform collects metrics. */
    public MachineConfig withMetrics(int port, String path) {
        return changed(copy -> copy.putObject("metrics").put("port", port).put("path", path));
    }

    public MachineConfig withRestartPolicy(String policy) {
        return changed(copy -> copy.withObjectProperty("restart").put("policy", policy));
    }

    /** The whole configuration as JSON; environment values are in it. */
    public String toJson() {
        return json.toString();
    }

    ObjectNode copy() {
        return json.deepCopy();
    }

    private MachineConfig changed(Consumer<ObjectNode> change) {
        ObjectNode copy = json.deepCopy();
        change.accept(copy);
        return new MachineConfig(copy, complete);
    }

    private Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        json.path(name)
                .properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText("")));
        return texts;
    }

    private <T> List<T> all(String name, Function<JsonNode, T> reader) {
        return StreamSupport.stream(json.path(name).spliterator(), false)
                .map(reader)
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MachineConfig config && config.complete == complete && config.json.equals(json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    /** Without the environment, where people keep secrets. */
    @Override
    public String toString() {
        return "MachineConfig[image=" + image() + "]";
    }
}
