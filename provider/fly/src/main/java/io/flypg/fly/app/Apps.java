package io.flypg.fly.app;

import io.flypg.fly.call.FlyException;
import io.flypg.fly.call.FlyException.Kind;
import io.flypg.fly.call.Request;
import io.flypg.fly.call.Transport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The apps that the token can see. */
public final class Apps {

    private static final Duration VISIBLE_WITHIN = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);

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
     * Makes an app. Never repeated by itself. Returns when the whole platform knows the new app.
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
        App made = transport.read(
                request,
                answer -> new App(
                        name,
                        organization,
                        answer.textOr("status", ""),
                        answer.textOr("network", ""),
                        Optional.of(role)));
        awaitVisible(name);
        return made;
    }

    /**
     * Deletes an app with its machines, volumes and addresses; that it is gone already is as good.
     *
     * @param force also when machines run
     */
    public void delete(String name, boolean force) {
        transport.remove(Request.delete("v1", "apps", name).withQuery("force", Boolean.toString(force)));
    }

    /** A new app is not known everywhere at once: for a while it is missing, or the token seems to be wrong for it. */
    private void awaitVisible(String name) {
        long end = transport.time().nanos() + VISIBLE_WITHIN.toNanos();
        while (!isVisible(name) && transport.time().nanos() < end) {
            transport.pause(PAUSE);
        }
    }

    private boolean isVisible(String name) {
        try {
            return get(name).isPresent();
        } catch (FlyException e) {
            if (e.is(Kind.UNAUTHORIZED)) {
                return false;
            }
            throw e;
        }
    }
}
