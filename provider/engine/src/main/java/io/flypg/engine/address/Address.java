package io.flypg.engine.address;

/**
 * Our name of a thing: {@code cluster.orders-db}, {@code database.orders-db/orders}.
 *
 * @param name unique within the type; parts are joined by a slash
 */
public record Address(ResourceType type, String name) implements Comparable<Address> {
    public Address {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an address needs a name");
        }
    }

    public static Address app(String app) {
        return new Address(ResourceType.APP, app);
    }

    public static Address cluster(String cluster) {
        return new Address(ResourceType.CLUSTER, cluster);
    }

    public static Address database(String cluster, String database) {
        return new Address(ResourceType.DATABASE, cluster + "/" + database);
    }

    public static Address role(String cluster, String role) {
        return new Address(ResourceType.ROLE, cluster + "/" + role);
    }

    public static Address attachment(String app, String variable) {
        return new Address(ResourceType.ATTACHMENT, app + "/" + variable);
    }

    /**
     * Reads what {@link #toString} writes: {@code cluster.orders-db}.
     *
     * @throws IllegalArgumentException when it is no address
     */
    public static Address parse(String text) {
        int dot = text.indexOf('.');
        for (ResourceType type : ResourceType.values()) {
            if (dot > 0 && text.substring(0, dot).equals(type.word())) {
                return new Address(type, text.substring(dot + 1));
            }
        }
        throw new IllegalArgumentException("'" + text + "' is not an address like cluster.orders-db");
    }

    @Override
    public int compareTo(Address other) {
        int types = type.compareTo(other.type);
        return types != 0 ? types : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return type.word() + "." + name;
    }
}
