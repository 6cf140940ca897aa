package io.flypg.fly.app;

import io.flypg.fly.call.Fields;

/**
 * An address of an app.
 *
 * @param type {@code private_v6} for the one behind {@code APP.flycast}, {@code v4}, {@code v6}, {@code shared_v4}, …
 */
public record IpAddress(String address, String type, String region) {

    /** Whether it is the one behind {@code APP.flycast}. */
    public boolean isFlycast() {
        return type.equals("private_v6");
    }

    static IpAddress read(Fields ip) {
        return new IpAddress(ip.text("ip"), ip.textOr("type", ""), ip.textOr("region", ""));
    }

    static IpAddress readGraphql(Fields ip) {
        return new IpAddress(ip.text("address"), ip.textOr("type", ""), ip.textOr("region", ""));
    }
}
