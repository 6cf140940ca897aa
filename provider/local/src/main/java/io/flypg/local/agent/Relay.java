package io.flypg.local.agent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Carries bytes between a Unix socket and a TCP one. */
final class Relay {
    private static final int BUFFER = 64 * 1024;

    private Relay() {}

    /** Both directions; returns when both have ended. */
    static void both(SocketChannel one, SocketChannel other) {
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
            abandon(from);
            abandon(to);
        }
    }

    private static void abandon(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException _) {
            return;
        }
    }
}
