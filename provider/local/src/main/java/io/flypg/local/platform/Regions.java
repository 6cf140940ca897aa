package io.flypg.local.platform;

import io.flypg.local.model.Refused;
import java.util.List;

/** The regions; all of them are this computer. */
public final class Regions {
    /** The region that is nearest, wherever one is. */
    public static final String NEAREST = "fra";

    public static final List<Region> ALL = List.of(
            new Region("ams", "Amsterdam, Netherlands", 52.374, 4.89, "Europe"),
            new Region("arn", "Stockholm, Sweden", 59.651, 17.918, "Europe"),
            new Region("bom", "Mumbai, India", 19.097, 72.874, "Asia Pacific"),
            new Region("cdg", "Paris, France", 48.86, 2.353, "Europe"),
            new Region("dfw", "Dallas, Texas (US)", 32.779, -96.809, "North America"),
            new Region("ewr", "Secaucus, NJ (US)", 40.789, -74.057, "North America"),
            new Region("fra", "Frankfurt, Germany", 50.111, 8.682, "Europe"),
            new Region("gru", "Sao Paulo, Brazil", -23.432, -46.469, "South America"),
            new Region("iad", "Ashburn, Virginia (US)", 39.021, -77.536, "North America"),
            new Region("jnb", "Johannesburg, South Africa", -26.204, 28.047, "Africa"),
            new Region("lax", "Los Angeles, California (US)", 34.052, -118.244, "North America"),
            new Region("lhr", "London, United Kingdom", 51.516, -0.089, "Europe"),
            new Region("nrt", "Tokyo, Japan", 35.622, 139.758, "Asia Pacific"),
            new Region("ord", "Chicago, Illinois (US)", 41.891, -87.616, "North America"),
            new Region("sin", "Singapore, Singapore", 1.292, 103.851, "Asia Pacific"),
            new Region("sjc", "San Jose, California (US)", 37.351, -121.897, "North America"),
            new Region("syd", "Sydney, Australia", -33.866, 151.209, "Asia Pacific"),
            new Region("yyz", "Toronto, Canada", 43.652, -79.401, "North America"));

    /** A region as clients list it. */
    public record Region(String code, String name, double latitude, double longitude, String area) {}

    private Regions() {}

    static String require(String code) {
        if (ALL.stream().noneMatch(region -> region.code().equals(code))) {
            throw Refused.invalid("region " + code + " not found");
        }
        return code;
    }
}
