package io.flypg.local.platform;

import io.flypg.local.model.App;
import io.flypg.local.model.Refused;
import io.flypg.local.model.SecretStore;
import io.flypg.local.store.World;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Secrets of an app. A machine sees a change at its next boot. */
public final class Secrets {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final World world;

    public Secrets(World world) {
        this.world = world;
    }

    /** Sets some and, where the value is null, deletes some; the store after that has a new version. */
    public SecretStore change(App app, Map<String, @Nullable String> values) {
        for (String name : values.keySet()) {
            if (!NAME.matcher(name).matches()) {
                throw Refused.invalid("secret names consist of letters, digits and underscores and do not begin with a "
                        + "digit: \"" + name + "\"");
            }
        }
        return world.alone(() -> {
            App now = world.app(app.name()).orElseThrow(() -> Refused.notFound("app"));
            SecretStore store = now.secrets().with(values, world.now());
            world.put(now.with(store));
            return store;
        });
    }
}
