package io.flypg.engine.plan;

import io.flypg.engine.address.Address;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What a plan rests on. Equal for two looks between which nothing moved that matters; where something did, it can say what.
 *
 * @param looks what was seen at each address
 */
public record Fingerprint(SortedMap<Address, Look> looks) {
    public Fingerprint {
        looks = Collections.unmodifiableSortedMap(new TreeMap<>(looks));
    }

    /** Whether something was there. */
    public enum State {
        PRESENT,
        ABSENT,
        UNKNOWN
    }

    /**
     * What was seen at one address.
     *
     * @param parts a digest for each part of what is there. Not the part itself: people put secrets into settings of their own, and a
     *     plan holds none
     */
    public record Look(State state, SortedMap<String, String> parts) {
        /** It is certainly not there. */
        public static final Look ABSENT = new Look(State.ABSENT, Collections.emptySortedMap());

        /** It could not be seen. */
        public static final Look UNKNOWN = new Look(State.UNKNOWN, Collections.emptySortedMap());

        public Look {
            parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
        }

        /** It is there. */
        public static Look of(Map<String, String> texts) {
            SortedMap<String, String> parts = new TreeMap<>();
            texts.forEach((part, text) -> parts.put(part, digest(text)));
            return new Look(State.PRESENT, parts);
        }
    }

    /**
     * An address where something moved.
     *
     * @param how for people: {@code is gone}, {@code is different in: role of orders-db#2}
     */
    public record Move(Address address, String how) {}

    /** The part of it at some addresses. */
    public Fingerprint within(Predicate<Address> addresses) {
        SortedMap<Address, Look> part = new TreeMap<>(looks);
        part.keySet().removeIf(addresses.negate());
        return new Fingerprint(part);
    }

    /** What moved from this look to a later one; an address that nobody looked at is taken for one where nothing was. */
    public List<Move> movesTo(Fingerprint later) {
        SortedSet<Address> all = new TreeSet<>(looks.keySet());
        all.addAll(later.looks.keySet());
        List<Move> moves = new ArrayList<>();
        for (Address address : all) {
            Look before = looks.getOrDefault(address, Look.ABSENT);
            Look now = later.looks.getOrDefault(address, Look.ABSENT);
            if (!before.equals(now)) {
                moves.add(new Move(address, how(before, now)));
            }
        }
        return moves;
    }

    private static String how(Look before, Look now) {
        return switch (now.state()) {
            case ABSENT -> "is gone";
            case UNKNOWN -> "cannot be seen any more";
            case PRESENT ->
                switch (before.state()) {
                    case ABSENT -> "is there now";
                    case UNKNOWN -> "could not be seen and now can";
                    case PRESENT -> "is different in: " + String.join(", ", different(before.parts(), now.parts()));
                };
        };
    }

    private static SortedSet<String> different(SortedMap<String, String> before, SortedMap<String, String> now) {
        SortedSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        names.removeIf(name -> Objects.equals(before.get(name), now.get(name)));
        return names;
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
