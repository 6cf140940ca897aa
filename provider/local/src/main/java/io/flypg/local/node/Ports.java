package io.flypg.local.node;

import io.flypg.local.node.admin.AdminServer;
import io.flypg.local.node.member.Node;
import io.flypg.local.node.metrics.MetricsServer;

/** What of a node listens besides PostgreSQL itself: the way to the primary, the admin API and the metrics. */
final class Ports implements AutoCloseable {
    private final TcpRouter router;
    private final AdminServer admin;
    private final MetricsServer metrics;

    private Ports(TcpRouter router, AdminServer admin, MetricsServer metrics) {
        this.router = router;
        this.admin = admin;
        this.metrics = metrics;
    }

    /** Opens what is missing beside the router; when that fails, all of them are closed again, but for the router. */
    static Ports open(Node node, TcpRouter router) {
        AdminServer admin = new AdminServer(node);
        try {
            return new Ports(router, admin, new MetricsServer(node));
        } catch (RuntimeException e) {
            admin.close();
            throw e;
        }
    }

    TcpRouter router() {
        return router;
    }

    @Override
    public void close() {
        metrics.close();
        admin.close();
        router.close();
    }
}
