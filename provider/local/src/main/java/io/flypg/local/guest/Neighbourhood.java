package io.flypg.local.guest;

import java.util.List;
import java.util.Optional;

/** What a guest can find out about the others of its app: the platform's internal DNS and its Consul. */
public interface Neighbourhood {
    /** The started machines of the app, this one included, as the TXT record {@code vms.<app>.internal} lists them. */
    List<Member> members(String app);

    /** A value of the key-value store under the app's own prefix. */
    Optional<String> get(String app, String key);

    /** Stores a value under the app's own prefix; it outlives machines and restarts of the platform. */
    void put(String app, String key, String value);

    /** A started machine of the app. */
    record Member(String machine, String region, String address) {}
}
