package io.flypg.fly.call;

import static io.flypg.fly.call.FailuresTest.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.fly.FakeTime;
import io.flypg.fly.FlyClient;
import io.flypg.fly.Platform;
import io.flypg.fly.call.FlyException.Kind;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    private static final String PASSWORD = "changeit";

    @Test
    void a_server_whose_certificate_nobody_vouches_for_gets_no_token(@TempDir Path dir) throws Exception {
        try (MockWebServer impostor = new MockWebServer()) {
            impostor.useHttps(selfSigned(dir).getSocketFactory());
            impostor.start();
            FlyEndpoints endpoints = FlyEndpoints.at(impostor.url("/").uri());
            FlyOptions options = FlyOptions.defaults().withTime(new FakeTime()).withLimits(false);
            try (FlyClient client = new FlyClient(endpoints, FlyToken.parse(Platform.TOKEN), options)) {
                FlyException failure =
                        failure(() -> client.machines("orders-db").list());

                assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
                assertThat(failure).hasMessageContaining("no secure connection");
            }
            assertThat(impostor.getRequestCount()).isZero();
        }
    }

    private static SSLContext selfSigned(Path dir) throws Exception {
        Path store = dir.resolve("impostor.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "impostor",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1,dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
