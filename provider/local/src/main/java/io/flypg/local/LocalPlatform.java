package io.flypg.local;

import io.flypg.local.fault.Faults;
import io.flypg.local.rest.ApiServer;
import io.flypg.local.rest.PortInUse;
import io.flypg.local.rest.RequestLog;
import io.flypg.local.rest.ServedRequest;
import io.flypg.local.store.FolderLock;
import io.flypg.local.store.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;

/**
 * A running local platform: the Fly.io API on loopback. All it knows is in its folder; closing stops every guest in an orderly way and
 * keeps the data, and the next start in the same folder goes on where this one ended, also when it was killed.
 */
public final class LocalPlatform implements AutoCloseable {
    /** The organization whose token everybody uses. */
    public static final String ORGANIZATION = "personal";

    /** A second organization, which the first one's token cannot see into. */
    public static final String OTHER_ORGANIZATION = "other";

    private final StateFolder folder;
    private final FolderLock lock;
    private final Settings settings;
    private final Faults faults = new Faults();
    private final RequestLog log;
    private final ApiServer server;

    private LocalPlatform(StateFolder folder, FolderLock lock, int port) {
        this.folder = folder;
        this.lock = lock;
        Settings kept = Settings.load(folder, List.of(ORGANIZATION, OTHER_ORGANIZATION));
        this.server = bind(port, kept.port());
        this.settings = kept.withPort(server.port());
        this.log = new RequestLog(folder.requests());
    }

    /**
     * Starts and returns once the API answers; machines that were started before are booted again meanwhile.
     *
     * @throws IllegalStateException with a text for the user when the folder or a port is in use
     */
    public static LocalPlatform start(LocalOptions options) {
        var folder = new StateFolder(options.folder());
        folder.prepare();
        FolderLock lock = FolderLock.take(folder);
        try {
            var platform = new LocalPlatform(folder, lock, options.port());
            platform.open();
            return platform;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Base of all APIs, without a slash at the end. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** The token for {@link #ORGANIZATION}. */
    public String token() {
        return token(ORGANIZATION);
    }

    public String token(String organization) {
        return settings.token(organization);
    }

    /** The rules by which calls go wrong; none at the start. */
    public Faults faults() {
        return faults;
    }

    /** Every call served since the start, oldest first. */
    public List<ServedRequest> requests() {
        return log.served();
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(folder.server());
        } catch (IOException e) {
            throw new UncheckedIOException("remove " + folder.server(), e);
        } finally {
            server.close();
            lock.close();
        }
    }

    private void open() {
        settings.save(folder);
        server.serve(folder.root(), settings.byToken(), faults, log);
        new LocalState(url(), token(), ProcessHandle.current().pid()).write(folder);
    }

    private static ApiServer bind(int wanted, int remembered) {
        if (wanted != 0) {
            return ApiServer.bind(wanted);
        }
        try {
            return ApiServer.bind(remembered);
        } catch (PortInUse _) {
            return ApiServer.bind(0);
        }
    }
}
