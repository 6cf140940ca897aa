package io.flypg.local;

import io.flypg.local.platform.Organization;
import io.flypg.local.platform.Organizations;
import io.flypg.local.rest.Tokens;
import io.flypg.local.store.JsonFile;
import io.flypg.local.store.StateFolder;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * What a platform decides at its first start and keeps.
 *
 * @param port of the API; 0 before the first start
 * @param subnet first address of the subnet, as a number; 0 before the first start
 * @param tokens the token of each organization; never printed
 */
record Settings(int port, int subnet, Map<String, String> tokens) {
    private static final int TOKEN_BYTES = 24;

    static Settings load(StateFolder folder) {
        Settings kept = JsonFile.read(folder.settings(), Settings.class).orElseGet(() -> new Settings(0, 0, Map.of()));
        Map<String, String> tokens = new HashMap<>(kept.tokens);
        for (Organization organization : Organizations.ALL) {
            tokens.computeIfAbsent(organization.slug(), _ -> token());
        }
        return new Settings(kept.port, kept.subnet, tokens);
    }

    Settings at(int chosenPort, int chosenSubnet) {
        return new Settings(chosenPort, chosenSubnet, tokens);
    }

    void save(StateFolder folder) {
        JsonFile.write(folder.settings(), this);
    }

    String token(String organization) {
        return Optional.ofNullable(tokens.get(organization))
                .orElseThrow(() -> new IllegalArgumentException("no organization " + organization));
    }

    Tokens byToken() {
        Map<String, String> organizations = new HashMap<>();
        tokens.forEach((organization, token) -> organizations.put(token, organization));
        return new Tokens(organizations);
    }

    @Override
    public String toString() {
        return "port " + port + ", tokens for " + tokens.keySet();
    }

    /** Opaque, and never like a macaroon ({@code fm…}), which clients would take apart. */
    private static String token() {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        return "local-" + HexFormat.of().formatHex(random);
    }
}
