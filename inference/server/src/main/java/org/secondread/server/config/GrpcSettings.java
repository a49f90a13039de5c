package org.secondread.server.config;

import java.net.InetAddress;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Settings of the gRPC door. */
public record GrpcSettings(
        @Explained("Address to listen on; `0.0.0.0` means all, and then TLS should be set.") @DefaultValue("127.0.0.1")
        InetAddress address,

        @Explained("Port to listen on; 0 takes a free one.") @DefaultValue("8500")
        int port,

        @Explained("Whether clients may ask for the interface's description (server reflection).") @DefaultValue("true")
        boolean reflection,

        @Explained("Encryption, off unless a certificate is given.") @DefaultValue
        TlsSettings tls) {
    public GrpcSettings {
        SettingRule.port("grpc.port", port);
    }
}
