package io.flypg.engine.cost;

import io.flypg.engine.model.NodeSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Optional;
import java.util.Properties;

/**
 * A list of prices, in US cents a month. It holds what nodes cost while they run: no snapshots, no traffic, and not what some regions
 * cost more.
 */
public final class Prices {
    private static final String RESOURCE = "prices.properties";
    private static final long BYTES = 1024L * 1024 * 1024;

    private final Properties list;

    private Prices(Properties list) {
        this.list = list;
    }

    /** Those that this flypg knows. */
    public static Prices known() {
        Properties list = new Properties();
        try (InputStream in = Prices.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("there is no resource " + RESOURCE);
            }
            list.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + RESOURCE + " of flypg itself", e);
        }
        return new Prices(list);
    }

    /** The month they are of: {@code 2026-08}. */
    public String date() {
        return list.getProperty("date");
    }

    /** What nodes cost together; empty when there is no price for one of their CPUs. */
    public Optional<Long> monthly(Collection<NodeSize> nodes) {
        long sum = 0;
        for (NodeSize node : nodes) {
            Optional<Long> cpu = price("cpu." + node.machine().kind().word());
            if (cpu.isEmpty()) {
                return Optional.empty();
            }
            sum += cpu.get() * node.machine().cpus()
                    + share("memory", node.machine().memory().bytes())
                    + share("volume", node.volume().size().bytes());
        }
        return Optional.of(sum);
    }

    private long share(String of, long bytes) {
        return price(of).orElseThrow() * bytes / BYTES;
    }

    private Optional<Long> price(String of) {
        return Optional.ofNullable(list.getProperty(of)).map(Long::valueOf);
    }
}
