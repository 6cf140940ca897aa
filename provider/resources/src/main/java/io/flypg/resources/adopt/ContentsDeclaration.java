package io.flypg.resources.adopt;

import io.flypg.engine.address.Address;
import io.flypg.engine.knob.Knobs;
import io.flypg.engine.model.AppSpec;
import io.flypg.engine.model.AttachmentSpec;
import io.flypg.engine.model.DatabaseSpec;
import io.flypg.engine.model.ExtensionSpec;
import io.flypg.engine.model.RoleSpec;
import io.flypg.engine.model.Spec;
import io.flypg.engine.resource.Observation;
import io.flypg.postgres.state.Contents;
import io.flypg.postgres.state.DatabaseInside;
import io.flypg.postgres.state.DatabaseState;
import io.flypg.postgres.state.ExtensionState;
import io.flypg.postgres.state.Reserved;
import io.flypg.resources.live.OwnerMark;
import io.flypg.resources.live.PrimaryView;
import io.flypg.resources.role.Role;
import io.flypg.resources.role.RoleObserver;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The specs that declare what flypg made inside a cluster. What it did not make is named and left alone. */
final class ContentsDeclaration {
    /** Where an extension goes that nobody gave a place. */
    private static final Set<String> USUAL_SCHEMAS = Set.of("public", "pg_catalog");

    private final PrimaryView view;
    private final Contents contents;
    private final Knobs knobs;
    private final List<String> remarks;

    /** @param remarks takes what is not managed, and what cannot be said */
    ContentsDeclaration(PrimaryView view, Knobs knobs, List<String> remarks) {
        this.view = view;
        this.contents = view.contents();
        this.knobs = knobs;
        this.remarks = remarks;
    }

    List<Spec> specs() {
        List<Spec> specs = new ArrayList<>();
        Set<String> apps = new TreeSet<>();
        marks().forEach(mark -> {
            specs.add(database(mark));
            mark.attached().forEach(attached -> {
                apps.add(attached.app());
                specs.add(attachment(mark, attached));
            });
        });
        apps.forEach(app -> specs.add(new AppSpec(app)));
        view.ownedRoles().keySet().forEach(role -> specs.add(role(role)));
        others("databases", otherDatabases());
        others("roles", otherRoles());
        return specs;
    }

    /** Of databases that are there. */
    private Collection<OwnerMark> marks() {
        return view.marks().values().stream()
                .filter(mark -> contents.databases().containsKey(mark.database()))
                .toList();
    }

    private DatabaseSpec database(OwnerMark mark) {
        DatabaseState state = contents.database(mark.database()).orElseThrow();
        boolean usual = state.owner().equals(state.name() + "_owner");
        return new DatabaseSpec(
                view.cluster(),
                state.name(),
                usual ? Optional.empty() : Optional.of(state.owner()),
                mark.extensions().stream()
                        .map(name -> extension(state.name(), name))
                        .toList(),
                state.encoding(),
                settings("database " + state.name()).read(state.settings(), knobs::forDatabase));
    }

    private ExtensionSpec extension(String database, String name) {
        Optional<String> schema = contents.inside(database)
                .flatMap((DatabaseInside inside) -> inside.extension(name))
                .map(ExtensionState::schema)
                .filter(found -> !USUAL_SCHEMAS.contains(found));
        return new ExtensionSpec(name, schema, Optional.empty());
    }

    private AttachmentSpec attachment(OwnerMark mark, OwnerMark.Attached attached) {
        Optional<String> read = Optional.of(attached.readVariable()).filter(name -> !name.isEmpty());
        return new AttachmentSpec(view.cluster(), attached.app(), mark.database(), attached.variable(), read);
    }

    private RoleSpec role(String name) {
        Role role = RoleObserver.observe(view, name) instanceof Observation.Present<Role> present
                ? present.value()
                : missing(name);
        return new RoleSpec(
                view.cluster(),
                name,
                role.login(),
                role.reads(),
                role.writes(),
                role.connectionLimit(),
                settings("role " + name).read(role.settings(), knobs::forRole));
    }

    private static Role missing(String name) {
        throw new IllegalStateException(Address.role("", name) + " was there a moment ago");
    }

    private Settings settings(String whose) {
        return new Settings(knobs, whose, remarks);
    }

    private Set<String> otherDatabases() {
        Set<String> others = new TreeSet<>(contents.databases().keySet());
        others.removeIf(Reserved::isDatabase);
        marks().forEach(mark -> others.remove(mark.database()));
        return others;
    }

    private Set<String> otherRoles() {
        Set<String> ours = new HashSet<>(view.ownedRoles().keySet());
        contents.roles().values().stream()
                .filter(role -> OwnerMark.parse(role.comment()).isPresent())
                .forEach(role -> ours.add(role.name()));
        marks().stream()
                .flatMap(mark -> mark.attachments().stream())
                .forEach(attached -> ours.addAll(AttachmentSpec.logins(attached.app(), attached.variable())));
        Set<String> others = new TreeSet<>(contents.roles().keySet());
        others.removeIf(name -> Reserved.isRole(name) || ours.contains(name));
        return others;
    }

    private void others(String kind, Set<String> others) {
        if (!others.isEmpty()) {
            remarks.add(
                    "Not managed, because flypg did not make them: " + kind + " " + String.join(", ", others) + ".");
        }
    }
}
