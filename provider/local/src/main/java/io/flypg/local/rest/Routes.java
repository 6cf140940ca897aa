package io.flypg.local.rest;

import io.flypg.local.fault.FaultOrders;
import io.flypg.local.platform.Platform;
import java.util.List;
import java.util.stream.Stream;

/** Every call that is served. */
final class Routes {
    private Routes() {}

    static List<Route> all(Platform platform, FaultOrders faults) {
        var view = new MachineView(platform.rack());
        List<Route> api = Stream.of(
                        new AppRoutes(platform).routes(),
                        new MachineRoutes(platform, view).routes(),
                        new LifecycleRoutes(platform).routes(),
                        new LeaseRoutes(platform).routes(),
                        new GuestRoutes(platform).routes(),
                        new MemoryRoutes(platform).routes(),
                        new VolumeRoutes(platform).routes(),
                        new SecretRoutes(platform).routes(),
                        new AddressRoutes(platform).routes(),
                        new OrganizationRoutes(platform, view).routes(),
                        new ReleaseRoutes(platform).routes(),
                        new GraphQlRoute(platform).routes())
                .flatMap(List::stream)
                .toList();
        return Stream.concat(api.stream(), new FaultRoutes(faults, api).routes().stream())
                .toList();
    }
}
