package io.flypg.fly.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.fly.call.Fields;
import io.flypg.fly.call.Request;
import io.flypg.fly.call.SecretText;
import io.flypg.fly.call.Transport;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The secrets of one app. Its machines see a change only with their next update or restart by the platform. */
public final class Secrets {

    private final Transport transport;
    private final String app;

    public Secrets(Transport transport, String app) {
        this.transport = transport;
        this.app = app;
    }

    public List<AppSecret> list() {
        return transport.read(Request.get(path()), answer -> answer.list("secrets", AppSecret::read));
    }

    /** The values by name; a secret that this token may not see is absent. */
    public Map<String, SecretText> reveal() {
        return transport.read(Request.get(path()).withQuery("show_secrets", "true"), Secrets::values);
    }

    /** Sets all of them at once; others stay as they are. */
    public SecretsChange set(Map<String, SecretText> values) {
        ObjectNode body = Request.json();
        ObjectNode texts = body.putObject("values");
        values.forEach((name, value) -> texts.put(name, value.reveal()));
        List<String> hidden = values.values().stream().map(SecretText::reveal).toList();
        return transport.read(Request.post(path()).withBody(body).hiding(hidden), Secrets::change);
    }

    /** Removes all of them at once; unknown names are as good. */
    public SecretsChange unset(Collection<String> names) {
        ObjectNode body = Request.json();
        ObjectNode texts = body.putObject("values");
        names.forEach(texts::putNull);
        return transport.read(Request.post(path()).withBody(body), Secrets::change);
    }

    private String[] path() {
        return new String[] {"v1", "apps", app, "secrets"};
    }

    private static Map<String, SecretText> values(Fields answer) {
        Map<String, SecretText> values = new HashMap<>();
        answer.list("secrets", secret -> secret)
                .forEach(secret -> secret.maybeText("value")
                        .ifPresent(value -> values.put(secret.text("name"), SecretText.of(value))));
        return Map.copyOf(values);
    }

    private static SecretsChange change(Fields answer) {
        Map<String, String> digests = new HashMap<>();
        answer.list("secrets", AppSecret::read).forEach(secret -> digests.put(secret.name(), secret.digest()));
        return new SecretsChange(answer.number("version").orElse(0L), digests);
    }
}
