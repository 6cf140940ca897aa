package io.flypg.engine.fake;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.NodeName;
import io.flypg.engine.plan.NodeStep;
import io.flypg.engine.plan.PlatformStep;
import io.flypg.engine.plan.Step;
import java.util.List;
import java.util.stream.IntStream;

/** Steps that say which address they belong to; what they would do is nobody's business here. */
public final class FakeStep {
    private FakeStep() {}

    /** One step without any impact. */
    public static Step of(Address address) {
        return of(address, 1);
    }

    /** The n-th step of a change. */
    public static Step of(Address address, int number) {
        return new PlatformStep.SetClusterSecrets(address + "/" + number);
    }

    public static List<Step> several(Address address, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> of(address, number))
                .toList();
    }

    /** A step that cuts the sessions of a standby. */
    public static Step restart(String cluster) {
        return new NodeStep.RestartNode(new NodeName(cluster, 2), NodeStep.Part.STANDBY);
    }

    /** A step that stops writes for a while. */
    public static Step promote(String cluster) {
        return new NodeStep.Promote(new NodeName(cluster, 2));
    }
}
