package io.flypg.resources.cluster;

import io.flypg.engine.plan.PlatformStep;
import io.flypg.fly.app.Secrets;
import io.flypg.fly.call.FlyException;
import io.flypg.fly.call.SecretText;
import io.flypg.fly.machine.Machine;
import io.flypg.fly.volume.NewVolume;
import io.flypg.fly.volume.Volumes;
import io.flypg.resources.live.Failures;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.Pace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The volume with the data that a cluster's first node begins with. What it is a copy of goes on record before it is made: so the next run
 * knows what it finds, and never takes for the declared data what was copied from something else that was declared before.
 */
final class CopiedVolume {
    private final Live live;
    private final PlatformStep.RestoreVolume step;
    private final Volumes volumes;
    private final Secrets secrets;

    CopiedVolume(Live live, PlatformStep.RestoreVolume step) {
        this.live = live;
        this.step = step;
        this.volumes = live.fly().volumes(step.node().cluster());
        this.secrets = live.fly().secrets(step.node().cluster());
    }

    /** Its id; a run that was cut off may have had it made. */
    String id() {
        return (isOnRecord() ? fitting() : Optional.<String>empty()).orElseGet(this::copyAnew);
    }

    /** Where this token may not read the record, a copy is of nobody knows what. */
    private boolean isOnRecord() {
        return Optional.ofNullable(secrets.reveal().get(ClusterSecrets.RESTORED_FROM))
                .map(SecretText::reveal)
                .equals(Optional.of(step.from().source()));
    }

    /** Those of something else go before the record changes, so that they are never taken for what it says then. */
    private String copyAnew() {
        copies().forEach(copy -> volumes.delete(copy.id()));
        secrets.set(
                Map.of(ClusterSecrets.RESTORED_FROM, SecretText.of(step.from().source())));
        return copy();
    }

    private String copy() {
        NewVolume wanted = wanted();
        try {
            return volumes.create(wanted).id();
        } catch (FlyException e) {
            if (e.is(FlyException.Kind.NO_CAPACITY)) {
                return volumes.create(wanted.inAnyZone()).id();
            }
            if (!e.is(FlyException.Kind.AMBIGUOUS)) {
                throw e;
            }
            return appearing().orElseThrow(() -> e);
        }
    }

    private NewVolume wanted() {
        NewVolume volume = Newborn.signCopy(NewVolume.of(
                        LooseVolumes.NAME, step.machine().region().code(), (int)
                                step.volume().size().gigabytes())
                .withEncryption(step.volume().encrypted())
                .forMachine(NodeSteps.guest(step.machine()), step.machine().image()));
        return step.from()
                .snapshot()
                .map(volume::fromSnapshot)
                .orElseGet(() -> volume.forkedFrom(original(step.from().fork().orElseThrow())));
    }

    /** Looked up at the last moment, because the primary moves and its volume too. */
    private String original(String cluster) {
        return new RestoreSources(live)
                .primary(cluster)
                .flatMap(Machine::volumeId)
                .orElseThrow(
                        () -> Failures.stale(step.node(), "no node of " + cluster + " says that it is the primary"));
    }

    private Optional<String> appearing() {
        AtomicReference<Optional<String>> found = new AtomicReference<>(Optional.empty());
        Pace.until(PlatformSteps.APPEARING, () -> {
            found.set(fitting());
            return found.get().isPresent();
        });
        return found.get();
    }

    private Optional<String> fitting() {
        return copies().stream()
                .filter(volume -> volume.fits(step))
                .map(LooseVolume::id)
                .findFirst();
    }

    private List<LooseVolume> copies() {
        return new LooseVolumes(live)
                .in(step.node().cluster()).stream().filter(LooseVolume::isCopy).toList();
    }
}
