package io.flypg.pulumi.resource;

import io.flypg.engine.address.Address;
import io.flypg.engine.model.AppSpec;
import io.flypg.engine.model.AttachmentSpec;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.DatabaseSpec;
import io.flypg.engine.model.RoleSpec;
import io.flypg.engine.model.Spec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of resources as Pulumi knows them. */
public enum Kind {
    CLUSTER(ClusterSpec.class, true, "name"),
    DATABASE(DatabaseSpec.class, true, "cluster/name"),
    ROLE(RoleSpec.class, false, "cluster/name"),
    APP(AppSpec.class, false, "name"),
    ATTACHMENT(AttachmentSpec.class, false, "cluster/app/variable");

    private final Class<? extends Spec> spec;
    private final boolean holdsData;
    private final String form;

    Kind(Class<? extends Spec> spec, boolean holdsData, String form) {
        this.spec = spec;
        this.holdsData = holdsData;
        this.form = form;
    }

    /** The kind of a type token: {@code flypg:index:Cluster}. */
    public static Optional<Kind> of(String token) {
        return Arrays.stream(values())
                .filter(kind -> kind.token().equals(token))
                .findFirst();
    }

    public Class<? extends Spec> spec() {
        return spec;
    }

    /** As programs write it: {@code Cluster}. */
    public String word() {
        return spec.getSimpleName().replace("Spec", "");
    }

    public String token() {
        return "flypg:index:" + word();
    }

    /** Whether it is never deleted to be made anew under another name. */
    public boolean holdsData() {
        return holdsData;
    }

    /** Whether another value of a property that says which one it is is refused, because it is never made anew elsewhere. */
    public boolean keeps(String property) {
        return holdsData || (this == ATTACHMENT && property.equals("cluster"));
    }

    /** Whether it is read before it is changed: what happened to a cluster's nodes is in no program. */
    public boolean refreshes() {
        return this == CLUSTER;
    }

    /** The properties that say which one it is; their values, joined by slashes, are its id. */
    public List<String> identity() {
        return List.of(form.split("/", -1));
    }

    /** What its ids look like: {@code cluster/name}. */
    public String form() {
        return form;
    }

    /** Whether its name is a property, which is then the resource's own name where a program gives none. */
    public boolean isNamed() {
        return identity().contains("name");
    }

    /** The id of a resource: {@code orders-db}, {@code orders-db/orders}, {@code orders-db/orders-api/DATABASE_URL}. */
    public static String id(Spec spec) {
        return switch (spec) {
            case AttachmentSpec attachment ->
                attachment.cluster() + "/" + spec.address().name();
            case AppSpec _, ClusterSpec _, DatabaseSpec _, RoleSpec _ ->
                spec.address().name();
        };
    }

    /** The address that an id stands for; empty when it has not as many parts as the kind's ids have. */
    public Optional<Address> address(String id) {
        List<String> parts = List.of(id.split("/", -1));
        if (parts.size() != identity().size() || parts.stream().anyMatch(String::isBlank)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (this) {
                    case CLUSTER -> Address.cluster(id);
                    case DATABASE -> Address.database(parts.getFirst(), parts.getLast());
                    case ROLE -> Address.role(parts.getFirst(), parts.getLast());
                    case APP -> Address.app(id);
                    case ATTACHMENT -> Address.attachment(parts.get(1), parts.getLast());
                });
    }
}
