package io.flypg.local.rest;

import static io.flypg.local.rest.Route.route;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.local.json.Json;
import io.flypg.local.model.App;
import io.flypg.local.model.Refused;
import io.flypg.local.model.Snapshot;
import io.flypg.local.model.Volume;
import io.flypg.local.platform.Platform;
import io.flypg.local.platform.VolumeRequest;
import io.flypg.local.platform.Volumes;
import java.util.List;

/** Volumes and their snapshots. */
record VolumeRoutes(Platform platform) {
    List<Route> routes() {
        return List.of(
                route("GET", "/v1/apps/{app}/volumes", this::list),
                route("POST", "/v1/apps/{app}/volumes", this::create),
                route("GET", "/v1/apps/{app}/volumes/{id}", this::get),
                route("PUT", "/v1/apps/{app}/volumes/{id}", this::keep),
                route("DELETE", "/v1/apps/{app}/volumes/{id}", this::delete),
                route("PUT", "/v1/apps/{app}/volumes/{id}/extend", this::extend),
                route("GET", "/v1/apps/{app}/volumes/{id}/snapshots", this::snapshots),
                route("POST", "/v1/apps/{app}/volumes/{id}/snapshots", this::takeSnapshot));
    }

    private Answer list(Request request) {
        App app = app(request);
        ArrayNode volumes = Json.array();
        boolean summary = request.query().flag("summary");
        app.volumes()
                .values()
                .forEach(volume -> volumes.add(summary ? VolumeView.of(app, volume, 0, "created") : view(app, volume)));
        return Answer.ok(volumes);
    }

    private Answer create(Request request) {
        App app = app(request);
        Volume volume =
                platform.volumes().create(app, VolumeRequest.read(request.body().object()));
        return Answer.ok(view(app(request), volume));
    }

    private Answer get(Request request) {
        App app = app(request);
        return Answer.ok(view(app, platform.volumes().require(app, request.at("id"))));
    }

    private Answer keep(Request request) {
        ObjectNode body = request.body().object();
        Volume kept = platform.volumes()
                .keep(
                        app(request),
                        request.at("id"),
                        Json.number(body, "snapshot_retention"),
                        Json.flag(body, "auto_backup_enabled"));
        return Answer.ok(view(app(request), kept));
    }

    private Answer delete(Request request) {
        App app = app(request);
        Volume deleted = platform.volumes().delete(app, request.at("id"));
        return Answer.ok(VolumeView.of(app, deleted, 0, "pending_destroy"));
    }

    private Answer extend(Request request) {
        long size = Json.number(request.body().object(), "size_gb")
                .orElseThrow(() -> Refused.malformed("size_gb is required"));
        Volumes.Extended extended = platform.volumes().extend(app(request), request.at("id"), size);
        ObjectNode body = Json.object();
        body.set("volume", view(app(request), extended.volume()));
        return Answer.ok(body.put("needs_restart", extended.needsRestart()));
    }

    /** Also those of a volume that is gone. */
    private Answer snapshots(Request request) {
        ArrayNode snapshots = Json.array();
        app(request).snapshots().values().stream()
                .filter(snapshot -> snapshot.volume().equals(request.at("id")))
                .forEach(snapshot -> snapshots.add(VolumeView.of(snapshot)));
        return Answer.ok(snapshots);
    }

    /** Flat, and in the nested form that the documentation shows. */
    private Answer takeSnapshot(Request request) {
        Snapshot taken = platform.volumes().takeSnapshot(app(request), request.at("id"));
        ObjectNode body = VolumeView.of(taken);
        body.putObject("Msg")
                .putObject("backup")
                .put("id", 1)
                .put("app_id", 1)
                .put("volume_id", 1)
                .put("state", "created")
                .put("type", "snapshot")
                .put("graph_id", taken.id());
        return Answer.ok(body);
    }

    private App app(Request request) {
        return platform.apps().require(request.organization(), request.at("app"));
    }

    private ObjectNode view(App app, Volume volume) {
        return VolumeView.of(app, volume, platform.volumes().used(volume), "created");
    }
}
