package io.flypg.cli.view;

import io.flypg.cli.terminal.Output;

/**
 * The URL of a cluster as it is shown.
 *
 * @param url with the password or with stars in its place
 * @param reachable whether the address answers this computer
 */
public record UrlView(
        String cluster, String host, int port, String database, String user, String url, boolean reachable) {
    /** For people, and for the shell: nothing but the URL. */
    public void show(Output out) {
        out.raw(url + "\n");
    }

    /** For programs. */
    public void showJson(Output out) {
        JsonDocument.print(out, json -> {
            json.writeStringField("cluster", cluster);
            json.writeStringField("host", host);
            json.writeNumberField("port", port);
            json.writeStringField("database", database);
            json.writeStringField("user", user);
            json.writeStringField("url", url);
            json.writeBooleanField("reachable", reachable);
        });
    }
}
