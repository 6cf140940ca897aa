package io.flypg.local.flycast;

import java.io.IOException;
import java.net.Socket;

/** Carries bytes between two sockets until one side has had enough. */
final class Pipe {
    private static final int BUFFER = 64 * 1024;

    private Pipe() {}

    /** Both directions; returns when both have ended. */
    static void both(Socket one, Socket other) {
        Thread back = Thread.ofVirtual().start(() -> carry(other, one));
        carry(one, other);
        try {
            back.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** An end of input is passed on; a broken connection breaks the other one too. */
    private static void carry(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
            to.shutdownOutput();
        } catch (IOException _) {
            abandon(from);
            abandon(to);
        }
    }

    private static void abandon(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            return;
        }
    }
}
