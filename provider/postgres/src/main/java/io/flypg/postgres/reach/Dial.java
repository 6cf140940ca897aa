package io.flypg.postgres.reach;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** Tries whether somebody can be called, without a word being said. */
public final class Dial {

    private Dial() {}

    /** Whether a connection comes about; a name that means nothing here is nobody's. */
    public static boolean answers(String host, int port, Duration limit) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), Math.toIntExact(limit.toMillis()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
