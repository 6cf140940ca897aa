package io.flypg.engine.plan;

import io.flypg.engine.cost.Prices;
import java.util.Optional;

/**
 * A cluster before a plan and after it.
 *
 * @param before empty when there is none yet
 * @param after empty when there is none any more
 * @param prices the month of the prices
 */
public record Outlook(Optional<Side> before, Optional<Side> after, String prices) {
    /**
     * One of both.
     *
     * @param guarantee what the cluster survives, in words
     * @param monthly what it costs, in US cents a month; empty when the list has no price for some of it
     */
    public record Side(String guarantee, Optional<Long> monthly) {
        private static Side of(Makeup makeup, Prices prices) {
            int readers = makeup.nodes().size() - makeup.voters().size();
            return new Side(
                    Guarantee.of(makeup.region(), makeup.voters().size(), readers), prices.monthly(makeup.nodes()));
        }
    }

    /**
     * Compares what there is with what is declared.
     *
     * @param now empty when there is no node
     * @param wanted empty when it is to go
     */
    public static Outlook of(Optional<Makeup> now, Optional<Makeup> wanted, Prices prices) {
        Optional<Makeup> then = wanted.map(makeup -> now.map(makeup::grownAs).orElse(makeup));
        return new Outlook(
                now.map(makeup -> Side.of(makeup, prices)), then.map(makeup -> Side.of(makeup, prices)), prices.date());
    }
}
