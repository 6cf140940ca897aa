package io.flypg.pulumi;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.flypg.pulumi.schema.Schema;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The SDK for Java, made by the script that users of a checkout run. */
final class JavaSdk {
    private static boolean made;

    private JavaSdk() {}

    /**
     * Makes it once for all tests of a run, where the examples in Java look for it.
     *
     * @param tools the folder of the Pulumi CLI
     */
    static synchronized void make(Path tools) throws IOException, InterruptedException {
        if (made) {
            return;
        }
        Path schema = Files.writeString(Path.of("target/schema.json").toAbsolutePath(), Schema.json("0.1.0"), UTF_8);
        Path log = Path.of("target/sdk.log");
        ProcessBuilder builder = new ProcessBuilder("src/sdk/build", schema.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().merge("PATH", tools.toString(), (path, own) -> own + File.pathSeparator + path);
        builder.environment().put("PULUMI_SKIP_UPDATE_CHECK", "true");
        if (builder.start().waitFor() != 0) {
            throw new AssertionError("the SDK for Java was not made: " + Files.readString(log, UTF_8));
        }
        made = true;
    }
}
