package io.flypg.engine.model;

import io.flypg.engine.address.Address;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An app that uses a database: a login of its own, and a secret on the app that holds the URL. */
public record AttachmentSpec(
        @Field(value = "Cluster the app is attached to.", outer = true)
        String cluster,

        @Field(value = "The app.", positional = true) String app,
        @Field("Database the app uses.") String database,

        @Field(value = "Secret of the app that holds the URL for reading and writing.", byDefault = "'DATABASE_URL'")
        String variable,

        @Field("Secret of the app that holds a URL for reading, when it wants one.")
        Optional<String> readVariable)
        implements Spec {

    private static final String USUAL_VARIABLE = "DATABASE_URL";

    /**
     * The two roles that an attachment logs in as in turn, so that a password can be changed without an authentication error: {@code
     * orders_api_a} and {@code orders_api_b}. Another variable of the same app has logins of its own.
     */
    public static List<String> logins(String app, String variable) {
        String base = base(app);
        String of = variable.equals(USUAL_VARIABLE) ? base : base + "_" + variable.toLowerCase(Locale.ROOT);
        return List.of(of + "_a", of + "_b");
    }

    /** Whether a role has the name of a login of that app, under whichever variable. */
    public static boolean isLogin(String app, String role) {
        return role.startsWith(base(app) + "_");
    }

    private static String base(String app) {
        return app.replace('-', '_');
    }

    @Override
    public Address address() {
        return Address.attachment(app, variable);
    }

    @Override
    public List<Address> dependsOn() {
        return List.of(Address.app(app), Address.cluster(cluster), Address.database(cluster, database));
    }
}
