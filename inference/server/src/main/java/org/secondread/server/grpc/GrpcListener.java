package org.secondread.server.grpc;

import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerCredentials;
import io.grpc.TlsServerCredentials;
import io.grpc.TlsServerCredentials.ClientAuth;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.server.config.GrpcSettings;
import org.secondread.server.config.TlsSettings;
import org.springframework.grpc.server.NettyGrpcServerFactory;

/**
 * The socket of the gRPC door. It listens on exactly the configured address (never on a name that was looked up for it)
 * and takes messages little larger than a chunk.
 */
public final class GrpcListener extends NettyGrpcServerFactory {
    private static final int MAX_MESSAGE_BYTES = 2 * AnalysisCall.MAX_CHUNK_BYTES;
    /** After this silence a peer is asked whether it lives, so that broken calls do not keep their place. */
    private static final long KEEP_ALIVE_SECONDS = 60;
    /** Clients may ask as often. */
    private static final long PERMITTED_KEEP_ALIVE_SECONDS = 10;

    private final GrpcSettings settings;

    public GrpcListener(GrpcSettings settings) {
        super(settings.address().getHostAddress() + ":" + settings.port(), List.of(), null, null, null);
        this.settings = settings;
    }

    @Override
    protected NettyServerBuilder newServerBuilder() {
        return NettyServerBuilder.forAddress(new InetSocketAddress(settings.address(), settings.port()), credentials())
                .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                .permitKeepAliveTime(PERMITTED_KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true);
    }

    /** Certificates are read as late as here. */
    @Override
    public Server createServer() {
        try {
            return super.createServer();
        } catch (IllegalArgumentException e) {
            throw unusable(e);
        }
    }

    @Override
    protected ServerCredentials credentials() {
        TlsSettings tls = settings.tls();
        Path certificate = tls.certificate();
        Path privateKey = tls.privateKey();
        return certificate == null || privateKey == null
                ? InsecureServerCredentials.create()
                : encrypted(certificate, privateKey, tls.clientCa());
    }

    private static ServerCredentials encrypted(Path certificate, Path privateKey, @Nullable Path clientCa) {
        try {
            TlsServerCredentials.Builder tls =
                    TlsServerCredentials.newBuilder().keyManager(certificate.toFile(), privateKey.toFile());
            if (clientCa != null) {
                tls.trustManager(clientCa.toFile()).clientAuth(ClientAuth.REQUIRE);
            }
            return tls.build();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static DiagnosisException unusable(Exception cause) {
        return DiagnosisException.of(
                        ErrorCode.INVALID_REQUEST, "secondread.grpc.tls", "certificate or key cannot be used")
                .causedBy(cause);
    }
}
