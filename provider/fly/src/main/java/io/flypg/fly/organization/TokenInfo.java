package io.flypg.fly.organization;

import io.flypg.fly.call.Fields;
import java.util.List;

/**
 * What one of the tokens in use is good for.
 *
 * @param organization its slug
 * @param apps the only apps it is good for; empty for all of the organization
 * @param user empty when it belongs to no person
 */
public record TokenInfo(String organization, List<String> apps, String user) {

    public TokenInfo {
        apps = List.copyOf(apps);
    }

    static TokenInfo read(Fields token) {
        return new TokenInfo(token.textOr("org_slug", ""), token.texts("apps"), token.textOr("user", ""));
    }
}
