package io.flypg.local.model;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Makes ids in the forms that clients know. */
public final class Ids {
    private static final String BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final String[] FIRST = {"autumn", "bold", "calm", "dark", "late", "long", "quiet", "white", "wild"};
    private static final String[] SECOND = {"bird", "cloud", "field", "moon", "pond", "river", "shape", "sun", "tree"};

    private final InstantSource clock;
    private final RandomGenerator random;

    public Ids(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** 14 hex digits; the first is never 0, so it never looks like a small number. */
    public String machine() {
        return Integer.toHexString(1 + random.nextInt(15)) + hex(13);
    }

    public String machineName() {
        return FIRST[random.nextInt(FIRST.length)] + "-" + SECOND[random.nextInt(SECOND.length)] + "-"
                + (100 + random.nextInt(900));
    }

    public String volume() {
        return "vol_" + hex(17);
    }

    public String snapshot() {
        return "vs_" + hex(17);
    }

    public String nonce() {
        return hex(12);
    }

    /** A short name of a hardware zone; every volume has its own here. */
    public String zone() {
        return hex(4);
    }

    public String consul() {
        return hex(24);
    }

    public String address() {
        return "ip_" + hex(16);
    }

    public String release() {
        return "rel_" + hex(16);
    }

    public String attachment() {
        return "att_" + hex(16);
    }

    /** An IPv6 address out of the range that is for documentation, and so can never be somebody's. */
    public String publicAddress() {
        return "2001:db8:" + hex(4) + "::" + Integer.toHexString(1 + random.nextInt(0xFFFE));
    }

    public int appNumber() {
        return 1_000 + random.nextInt(1_000_000_000);
    }

    /** A ULID: later ones sort behind earlier ones. */
    public String ulid() {
        long time = clock.millis();
        var text = new StringBuilder();
        for (int shift = 45; shift >= 0; shift -= 5) {
            text.append(BASE32.charAt((int) (time >>> shift & 31)));
        }
        for (int i = 0; i < 16; i++) {
            text.append(BASE32.charAt(random.nextInt(32)));
        }
        return text.toString();
    }

    private String hex(int digits) {
        var text = new StringBuilder();
        for (int i = 0; i < digits; i++) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }
}
