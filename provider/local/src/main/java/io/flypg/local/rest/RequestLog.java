package io.flypg.local.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Every call that was served, in memory and in a file: the witness that a plan changes nothing. */
public final class RequestLog {
    private static final int KEPT = 100_000;
    private static final long FILE_LIMIT = 20_000_000;

    private final Path file;
    private final Deque<ServedRequest> served = new ArrayDeque<>();

    public RequestLog(Path file) {
        this.file = file;
        try {
            if (Files.exists(file) && Files.size(file) > FILE_LIMIT) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("start the request log " + file, e);
        }
    }

    /** The calls since the start of this server, oldest first. */
    public synchronized List<ServedRequest> served() {
        return List.copyOf(served);
    }

    synchronized void add(ServedRequest request) {
        served.addLast(request);
        if (served.size() > KEPT) {
            served.removeFirst();
        }
        try {
            Files.writeString(file, request.line(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("write the request log " + file, e);
        }
    }
}
