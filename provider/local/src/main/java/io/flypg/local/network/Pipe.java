package io.flypg.local.network;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Carries bytes between two connections, whether they are of TCP or of a Unix socket. */
public final class Pipe {
    private static final int BUFFER = 64 * 1024;

    private Pipe() {}

    /** Both directions; returns when both have ended. Closes neither connection that ended well. */
    public static void both(SocketChannel one, SocketChannel other) {
        Thread back = Thread.ofVirtual().start(() -> carry(other, one));
        carry(one, other);
        try {
            back.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** An end of input is passed on; a broken connection breaks the other one too. */
    private static void carry(SocketChannel from, SocketChannel to) {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try {
            while (from.read(buffer) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
            }
            to.shutdownOutput();
        } catch (IOException _) {
            close(from);
            close(to);
        }
    }

    /** Cuts a connection; what is lost by that is of no interest any more. */
    public static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException _) {
            return;
        }
    }
}
