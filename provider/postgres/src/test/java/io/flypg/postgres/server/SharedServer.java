package io.flypg.postgres.server;

/** One server for all tests that leave it usable for the next. */
public final class SharedServer {

    private static final class Holder {
        static final Server SERVER = create();

        private static Server create() {
            Server server = Server.create();
            Membership.create(server);
            return server;
        }
    }

    private SharedServer() {}

    public static Server get() {
        return Holder.SERVER;
    }
}
