package io.flypg.fly.app;

import io.flypg.fly.call.FlyException;
import io.flypg.fly.call.FlyException.Kind;
import io.flypg.fly.call.Request;
import io.flypg.fly.call.Transport;
import java.util.List;
import java.util.Optional;

/** The apps that the token can see. */
public final class Apps {

    private final Transport transport;

    public Apps(Transport transport) {
        this.transport = transport;
    }

    public Optional<App> get(String name) {
        return transport.find(Request.get("v1", "apps", name), App::read);
    }

    /** Every app of an organization. */
    public List<App> list(String organization) {
        return transport.read(
                Request.get("v1", "apps").withQuery("org_slug", organization),
                answer -> answer.list("apps", App::read));
    }

    /**
     * Makes an app. Never repeated by itself. The platform may take a while until {@link #get} sees it.
     *
     * @param organization its slug
     * @throws FlyException of kind {@link Kind#NAME_TAKEN}, also when another organization has it;
     *     {@link Kind#AMBIGUOUS} when it may or may not have been made: get it
     */
    public App create(String name, String organization, AppRole role) {
        Request request = Request.post("v1", "apps")
                .withQuery("wait", "true")
                .withBody(Request.json()
                        .put("name", name)
                        .put("org_slug", organization)
                        .put("network", "")
                        .put("app_role_id", role.id()))
                .creating();
        return transport.read(
                request,
                answer -> new App(
                        name,
                        organization,
                        answer.textOr("status", ""),
                        answer.textOr("network", ""),
                        Optional.of(role)));
    }

    /**
     * Deletes an app with its machines, volumes and addresses; that it is gone already is as good.
     *
     * @param force also when machines run
     */
    public void delete(String name, boolean force) {
        transport.remove(Request.delete("v1", "apps", name).withQuery("force", Boolean.toString(force)));
    }
}
