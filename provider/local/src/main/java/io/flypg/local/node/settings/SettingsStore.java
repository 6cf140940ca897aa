package io.flypg.local.node.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flypg.local.guest.Neighbourhood;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Settings of the whole cluster under one key of the key-value store: a JSON object of texts. */
public final class SettingsStore {
    /** Key of the user's settings of PostgreSQL. */
    public static final String POSTGRES = "PGConfig";

    /** Key of the settings of the backups. */
    public static final String BARMAN = "BarmanConfig";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

    private final Neighbourhood neighbourhood;
    private final String app;
    private final String key;

    public SettingsStore(Neighbourhood neighbourhood, String app, String key) {
        this.neighbourhood = neighbourhood;
        this.app = app;
        this.key = key;
    }

    /** The settings, empty when nobody ever stored any. */
    public Optional<Map<String, String>> load() {
        return neighbourhood.get(app, key).map(this::parse);
    }

    public void save(Map<String, String> settings) {
        try {
            neighbourhood.put(app, key, JSON.writeValueAsString(new TreeMap<>(settings)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> parse(String json) {
        try {
            return JSON.readValue(json, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "the value of " + key + " is not an object of texts: " + e.getOriginalMessage(), e);
        }
    }
}
