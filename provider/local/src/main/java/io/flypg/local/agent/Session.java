package io.flypg.local.agent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.local.json.Json;
import io.flypg.local.model.Machine;
import io.flypg.local.network.Pipe;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;

/** One conversation: a token or not, then one command. */
record Session(SocketChannel client, Names names) {
    private static final int SSH = 22;
    private static final String PRIVATE_DNS = "fdaa::3";

    void run() throws IOException {
        var frames = new Frames(client);
        Optional<String> said = frames.read();
        while (said.filter(text -> text.startsWith("set-token ")).isPresent()) {
            frames.write("ok");
            said = frames.read();
        }
        if (said.isPresent()) {
            List<String> words = List.of(said.get().split(" ", -1));
            if (words.getFirst().equals("connect")) {
                connect(frames, words);
            } else {
                frames.write(answer(words));
            }
            awaitEnd();
        }
    }

    private String answer(List<String> words) {
        return switch (words.getFirst()) {
            case "ping" -> ok(ping());
            case "establish", "reestablish" -> ok(tunnel(word(words, 1)));
            case "probe" -> "ok";
            case "resolve" -> resolve(word(words, 2));
            case "instances" -> instances(word(words, 2));
            case String verb -> "err the local platform's agent does not know \"" + verb + "\"";
        };
    }

    /** Not in the background: else flyctl ends an agent that is older than itself. */
    private static ObjectNode ping() {
        return Json.object()
                .put("PID", ProcessHandle.current().pid())
                .put("Version", "0.0.0-dev")
                .put("Background", false);
    }

    /** Of no use to anybody here, but clients decode it. */
    private static ObjectNode tunnel(String organization) {
        ObjectNode answer = Json.object();
        answer.putObject("WireGuardState")
                .put("org", organization)
                .put("name", "local")
                .put("region", "fra")
                .put("localprivate", "")
                .put("localpublic", "")
                .put("dns", PRIVATE_DNS)
                .putObject("peer")
                .put("peerip", "fdaa:0:1:a7b::2")
                .put("endpointip", "127.0.0.1")
                .put("pubkey", "");
        return answer.putNull("TunnelConfig");
    }

    /** A bare {@code ok} says that there is no such host. */
    private String resolve(String host) {
        return names.find(host).stream()
                .findFirst()
                .map(address -> "ok " + address)
                .orElse("ok");
    }

    private String instances(String app) {
        List<Machine> machines = names.started(app).toList();
        if (machines.isEmpty()) {
            return "err no running hosts for \"" + app + "\" found";
        }
        ObjectNode answer = Json.object();
        ArrayNode labels = answer.putArray("Labels");
        ArrayNode addresses = answer.putArray("Addresses");
        machines.forEach(machine -> {
            labels.add(machine.identity().region() + "." + app + ".internal");
            addresses.add(machine.identity().address());
        });
        return ok(answer);
    }

    private void connect(Frames frames, List<String> words) throws IOException {
        Target target = Target.parse(word(words, 2));
        List<String> addresses = names.find(target.host());
        if (target.port() == SSH) {
            frames.write(
                    "err machines of the local platform have no SSH: use fly machine exec, or flypg connect for SQL");
        } else if (addresses.isEmpty()) {
            frames.write("err no machine and no app of the local platform has the address " + target.host());
        } else {
            dial(frames, new InetSocketAddress(addresses.getFirst(), target.port()));
        }
    }

    private void dial(Frames frames, InetSocketAddress address) throws IOException {
        try (var server = SocketChannel.open()) {
            try {
                server.connect(address);
            } catch (IOException e) {
                frames.write("err dial " + address.getHostString() + ":" + address.getPort() + ": " + e.getMessage());
                return;
            }
            frames.write("ok");
            Pipe.both(client, server);
        }
    }

    /** The client still writes after it has read, and fails when nobody listens any more. */
    private void awaitEnd() throws IOException {
        ByteBuffer ignored = ByteBuffer.allocate(64);
        while (client.isOpen() && client.read(ignored) >= 0) {
            ignored.clear();
        }
    }

    private static String word(List<String> words, int at) {
        return at < words.size() ? words.get(at) : "";
    }

    private static String ok(ObjectNode body) {
        return "ok " + Json.string(body);
    }

    /** {@code host:port}, where an address with colons stands in brackets. */
    private record Target(String host, int port) {
        static Target parse(String text) {
            int colon = text.lastIndexOf(':');
            String host = colon < 0 ? text : text.substring(0, colon);
            String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
            return new Target(bare, colon < 0 ? -1 : port(text.substring(colon + 1)));
        }

        /** Nothing listens on 0, which is what is not a port. */
        private static int port(String text) {
            try {
                return Math.clamp(Long.parseLong(text), 0, 65_535);
            } catch (NumberFormatException _) {
                return 0;
            }
        }
    }
}
