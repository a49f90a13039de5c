package org.secondread.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.NettyChannelBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.api.v1.ListModelsRequest;
import org.secondread.api.v1.ModelsGrpc;
import org.secondread.domain.DiagnosisException;
import org.secondread.server.testing.RunningServer;
import org.secondread.server.testing.TestCertificate;

class TlsTest {
    @TempDir
    static Path certificates;

    private static TestCertificate server;
    private static TestCertificate known;
    private static TestCertificate stranger;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeCertificates() throws Exception {
        server = TestCertificate.make(certificates, "server");
        known = TestCertificate.make(certificates, "known");
        stranger = TestCertificate.make(certificates, "stranger");
    }

    @Test
    void withCertificate_onlyEncryptedCallsAreAnswered() throws Exception {
        Map<String, String> settings = Map.of(
                "secondread.grpc.tls.certificate", server.certificate().toString(),
                "secondread.grpc.tls.private-key", server.privateKey().toString());
        try (RunningServer running = new RunningServer(folder, settings)) {
            ChannelCredentials trusting = TlsChannelCredentials.newBuilder()
                    .trustManager(server.certificate().toFile())
                    .build();

            assertThat(status(running, trusting)).isEqualTo(Status.Code.OK);
            assertThat(status(running, TlsChannelCredentials.create())).isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(status(running, InsecureChannelCredentials.create())).isEqualTo(Status.Code.UNAVAILABLE);
        }
    }

    @Test
    void withClientCa_onlyKnownClientsAreAnswered() throws Exception {
        Map<String, String> settings = Map.of(
                "secondread.grpc.tls.certificate", server.certificate().toString(),
                "secondread.grpc.tls.private-key", server.privateKey().toString(),
                "secondread.grpc.tls.client-ca", known.certificate().toString());
        try (RunningServer running = new RunningServer(folder, settings)) {
            assertThat(status(running, presenting(known))).isEqualTo(Status.Code.OK);
            assertThat(status(running, presenting(stranger))).isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(status(
                            running,
                            TlsChannelCredentials.newBuilder()
                                    .trustManager(server.certificate().toFile())
                                    .build()))
                    .isEqualTo(Status.Code.UNAVAILABLE);
        }
    }

    @Test
    void fileThatIsNoCertificate_isNamedWithItsSetting() throws Exception {
        Path wrong = Files.writeString(folder.resolve("wrong.crt"), "not a certificate");

        assertThatExceptionOfType(DiagnosisException.class)
                .isThrownBy(() -> new RunningServer(
                        folder,
                        Map.of(
                                "secondread.grpc.tls.certificate", wrong.toString(),
                                "secondread.grpc.tls.private-key",
                                        server.privateKey().toString())))
                .withMessage("secondread.grpc.tls: certificate or key cannot be used");
    }

    private ChannelCredentials presenting(TestCertificate client) throws Exception {
        return TlsChannelCredentials.newBuilder()
                .trustManager(server.certificate().toFile())
                .keyManager(client.certificate().toFile(), client.privateKey().toFile())
                .build();
    }

    private static Status.Code status(RunningServer running, ChannelCredentials credentials) {
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", running.server.grpcPort(), credentials)
                .build();
        try {
            ModelsGrpc.newBlockingStub(channel).listModels(ListModelsRequest.getDefaultInstance());
            return Status.Code.OK;
        } catch (StatusRuntimeException e) {
            return e.getStatus().getCode();
        } finally {
            channel.shutdownNow();
        }
    }
}
