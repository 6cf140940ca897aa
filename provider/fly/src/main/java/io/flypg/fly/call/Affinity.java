package io.flypg.fly.call;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;

/**
 * Keeps the cookie by which Fly.io sends the calls about one app to the same of its servers, so that what was just
 * written is seen by the next read. Kept in memory, for this client's life; other cookies are of no use to us.
 */
final class Affinity implements CookieJar {

    private static final String NAME = "fly_flaps_affinity";

    private final Map<String, Cookie> byPlace = new ConcurrentHashMap<>();

    @Override
    public void saveFromResponse(HttpUrl url, List<Cookie> cookies) {
        cookies.stream()
                .filter(cookie -> cookie.name().equals(NAME))
                .forEach(cookie -> byPlace.put(cookie.domain() + cookie.path(), cookie));
    }

    @Override
    public List<Cookie> loadForRequest(HttpUrl url) {
        return byPlace.values().stream().filter(cookie -> cookie.matches(url)).toList();
    }
}
