package io.flypg.fly.machine;

import io.flypg.fly.call.Fields;
import io.flypg.fly.call.Request;
import io.flypg.fly.call.Transport;
import java.util.Map;
import java.util.Optional;

/** The metadata of one machine; changing it neither restarts the machine nor gives it a new version. */
public final class MachineMetadata {

    private final Transport transport;
    private final String app;
    private final String machineId;
    private final Optional<String> nonce;

    MachineMetadata(Transport transport, String app, String machineId, Optional<String> nonce) {
        this.transport = transport;
        this.app = app;
        this.machineId = machineId;
        this.nonce = nonce;
    }

    public Map<String, String> all() {
        return transport.read(Request.get("v1", "apps", app, "machines", machineId, "metadata"), Fields::allTexts);
    }

    public Optional<String> get(String key) {
        return transport.find(Request.get(path(key)), answer -> answer.textOr("value", ""));
    }

    public void set(String key, String value) {
        transport.send(Request.post(path(key))
                .withBody(Request.json().put("value", value))
                .withNonce(nonce));
    }

    /** Removes a key; that it is not there is as good. */
    public void remove(String key) {
        transport.remove(Request.delete(path(key)).withNonce(nonce));
    }

    private String[] path(String key) {
        return new String[] {"v1", "apps", app, "machines", machineId, "metadata", key};
    }
}
