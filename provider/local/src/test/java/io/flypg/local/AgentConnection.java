package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A connection to the agent, as flyctl opens one for each command. */
final class AgentConnection implements AutoCloseable {
    private final SocketChannel channel;

    private AgentConnection(SocketChannel channel) {
        this.channel = channel;
    }

    /** To the agent of the platform in this folder. */
    static AgentConnection to(Path folder) throws IOException {
        return new AgentConnection(
                SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("flyctl/fly-agent.sock"))));
    }

    /** Says one thing and hears the answer. */
    String says(String words) throws IOException {
        byte[] text = words.getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(Short.BYTES + text.length).order(ByteOrder.LITTLE_ENDIAN);
        channel.write(frame.putShort((short) text.length).put(text).flip());
        ByteBuffer head = ByteBuffer.allocate(Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        fill(head);
        ByteBuffer answer = ByteBuffer.allocate(Short.toUnsignedInt(head.getShort(0)));
        fill(answer);
        return new String(answer.array(), StandardCharsets.UTF_8);
    }

    /** One call to what is behind a {@code connect}; the whole answer as it came. */
    String request(String method, String path, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = method + " " + path + " HTTP/1.1\r\nHost: pg:5500\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n\r\n";
        channel.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
        channel.write(ByteBuffer.wrap(bytes));
        ByteBuffer answer = ByteBuffer.allocate(100_000);
        int read = 0;
        while (read >= 0) {
            read = channel.read(answer);
        }
        return new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8);
    }

    private void fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            assertThat(channel.read(buffer)).as("the agent goes on").isNotNegative();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
