package io.flypg.local.agent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The words of a conversation: each is two bytes of length, the lower one first, and a text. */
record Frames(ByteChannel channel) {
    private static final int LONGEST = 0xFFFF;

    /** The next one; empty when the other side has ended the conversation. */
    Optional<String> read() throws IOException {
        ByteBuffer head = ByteBuffer.allocate(Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        if (!fill(head)) {
            return Optional.empty();
        }
        ByteBuffer text = ByteBuffer.allocate(Short.toUnsignedInt(head.getShort(0)));
        return fill(text) ? Optional.of(new String(text.array(), StandardCharsets.UTF_8)) : Optional.empty();
    }

    void write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, LONGEST);
        ByteBuffer frame = ByteBuffer.allocate(Short.BYTES + length).order(ByteOrder.LITTLE_ENDIAN);
        frame.putShort((short) length).put(bytes, 0, length).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }

    private boolean fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                return false;
            }
        }
        return true;
    }
}
