package org.secondread.server.config;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Settings of transport encryption. */
public record TlsSettings(
        @Explained("The server's certificate chain, PEM.") @Nullable
        Path certificate,

        @Explained("Its private key, PEM (PKCS#8), without password.") @Nullable
        Path privateKey,

        @Explained("Certificates, PEM, that clients must be signed by (mutual TLS); without it any client may connect.")
        @Nullable
        Path clientCa) {
    public TlsSettings {
        SettingRule.require(
                (certificate == null) == (privateKey == null),
                "grpc.tls.private-key",
                "certificate and private key are given together");
        SettingRule.require(
                clientCa == null || certificate != null, "grpc.tls.client-ca", "needs a certificate of the server");
        requireReadable("grpc.tls.certificate", certificate);
        requireReadable("grpc.tls.private-key", privateKey);
        requireReadable("grpc.tls.client-ca", clientCa);
    }

    private static void requireReadable(String key, @Nullable Path file) {
        SettingRule.require(file == null || Files.isReadable(file), key, "the file cannot be read");
    }
}
