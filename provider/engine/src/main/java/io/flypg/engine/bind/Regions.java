package io.flypg.engine.bind;

import java.util.List;

/** The regions of Fly.io, as its documentation lists them. */
public final class Regions {
    public static final List<String> CODES = List.of(
            "ams", "arn", "atl", "bog", "bom", "bos", "cdg", "den", "dfw", "ewr", "eze", "fra", "gdl", "gig", "gru",
            "hkg", "iad", "jnb", "lax", "lhr", "mad", "mia", "nrt", "ord", "otp", "phx", "qro", "scl", "sea", "sin",
            "sjc", "syd", "waw", "yul", "yyz");

    private Regions() {}
}
