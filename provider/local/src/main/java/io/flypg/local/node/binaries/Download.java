package io.flypg.local.node.binaries;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * A file on its way here. What was fetched before a connection broke is kept, and the next try goes on behind it, in this process or in
 * a later one; whether the whole is right is for the caller to check.
 *
 * @param part where it is collected; nobody else may use it meanwhile
 * @param note hears how far it is, in whole percents
 */
record Download(URI from, Path part, Consumer<String> note) {
    private static final int TRIES = 3;
    private static final int CONNECT_MILLIS = 10_000;
    private static final int READ_MILLIS = 30_000;
    private static final int BUFFER = 64 * 1024;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    /** @throws FileNotFoundException when there is nothing at the address */
    void run() throws IOException {
        for (int tries = 1; !wholeAfterTry(tries); tries++) {
            note.accept("the connection broke, trying again");
        }
    }

    private boolean wholeAfterTry(int tries) throws IOException {
        try {
            fetchTheRest();
            return true;
        } catch (FileNotFoundException e) {
            throw e;
        } catch (IOException e) {
            if (tries == TRIES) {
                throw e;
            }
            return false;
        }
    }

    private void fetchTheRest() throws IOException {
        long have = Files.exists(part) ? Files.size(part) : 0;
        URLConnection connection = connect(from);
        connection.setRequestProperty("Range", "bytes=" + have + "-");
        int status = connection instanceof HttpURLConnection http ? http.getResponseCode() : HttpURLConnection.HTTP_OK;
        if (status == RANGE_NOT_SATISFIABLE) {
            Files.delete(part);
            throw new IOException("what was fetched earlier is longer than the file");
        }
        long begin = status == HttpURLConnection.HTTP_PARTIAL ? have : 0;
        try (InputStream in = connection.getInputStream();
                OutputStream out = Files.newOutputStream(
                        part,
                        StandardOpenOption.CREATE,
                        begin > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            copy(in, out, begin, begin + connection.getContentLengthLong());
        }
    }

    private void copy(InputStream in, OutputStream out, long begin, long end) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long done = begin;
        long told = -1;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            done += read;
            long percent = end > 0 ? done * 100 / end : 0;
            if (percent > told) {
                told = percent;
                note.accept(percent + " % of " + (end + 999_999) / 1_000_000 + " MB");
            }
        }
    }

    /** A short text, such as a checksum. */
    static InputStream open(URI address) throws IOException {
        return connect(address).getInputStream();
    }

    private static URLConnection connect(URI address) throws IOException {
        URLConnection connection = address.toURL().openConnection();
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        return connection;
    }
}
