package io.flypg.local.node.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flypg.local.guest.Neighbourhood;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The user's settings of the whole cluster, in the key-value store: a JSON object of texts. */
public final class SettingsStore {
    private static final String KEY = "PGConfig";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

    private final Neighbourhood neighbourhood;
    private final String app;

    public SettingsStore(Neighbourhood neighbourhood, String app) {
        this.neighbourhood = neighbourhood;
        this.app = app;
    }

    /** The settings, empty when nobody ever stored any. */
    public Optional<Map<String, String>> load() {
        return neighbourhood.get(app, KEY).map(SettingsStore::parse);
    }

    public void save(Map<String, String> settings) {
        try {
            neighbourhood.put(app, KEY, JSON.writeValueAsString(new TreeMap<>(settings)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> parse(String json) {
        try {
            return JSON.readValue(json, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "the value of " + KEY + " is not an object of texts: " + e.getOriginalMessage(), e);
        }
    }
}
