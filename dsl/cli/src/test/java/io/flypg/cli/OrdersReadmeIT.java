package io.flypg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The life of a cluster as the example tells it: each block is run as a reader runs it, in order. */
@Tag("slow")
class OrdersReadmeIT {
    private static final Path README = Path.of("../../examples/orders/README.md");
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    @Test
    void every_block_works() throws Exception {
        List<String> blocks = BLOCK.matcher(Files.readString(README))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(blocks).hasSizeGreaterThan(6);

        try (Desk desk = Desk.open()) {
            Path checkout = Files.createDirectories(desk.root().resolve("checkout"));
            Files.createDirectory(checkout.resolve("examples"));
            Files.move(desk.orders().getParent(), checkout.resolve("examples/orders"));
            run(desk, checkout, blocks.getFirst());
            for (String block : blocks.subList(1, blocks.size())) {
                run(desk, checkout.resolve("my-orders"), block);
            }

            assertThat(desk.processes()).isEmpty();
        }
    }

    private static void run(Desk desk, Path folder, String block) throws Exception {
        Ran ran = desk.shell(folder, Map.of("FLYPG_LOCAL", "1"), block);

        assertThat(ran.code()).as("%s%s%s", block, ran.out(), ran.err()).isZero();
    }
}
