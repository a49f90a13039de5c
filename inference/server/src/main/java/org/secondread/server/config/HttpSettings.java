package org.secondread.server.config;

import java.net.InetAddress;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Settings of the HTTP port. */
public record HttpSettings(
        @Explained("Address to listen on.") @DefaultValue("127.0.0.1")
        InetAddress address,

        @Explained("Port to listen on; 0 takes a free one.") @DefaultValue("8501")
        int port) {
    public HttpSettings {
        SettingRule.port("http.port", port);
    }
}
