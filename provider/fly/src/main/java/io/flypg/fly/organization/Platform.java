package io.flypg.fly.organization;

import io.flypg.fly.call.Request;
import io.flypg.fly.call.Transport;
import java.util.List;

/** The platform as such: its regions, and what it takes us for. */
public final class Platform {

    private final Transport transport;

    public Platform(Transport transport) {
        this.transport = transport;
    }

    public List<PlatformRegion> regions() {
        return transport.read(
                Request.get("v1", "platform", "regions"), answer -> answer.list("regions", PlatformRegion::read));
    }

    /** What the token is good for; one entry for each token in it. */
    public List<TokenInfo> tokens() {
        return transport.read(Request.get("v1", "tokens", "current"), answer -> answer.list("tokens", TokenInfo::read));
    }
}
