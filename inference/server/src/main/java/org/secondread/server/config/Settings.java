package org.secondread.server.config;

import org.springframework.boot.context.properties.bind.DefaultValue;

/** All settings of the service, each group under its own name below {@value #PREFIX}. */
public record Settings(
        @Explained("The gRPC door.") @DefaultValue GrpcSettings grpc,

        @Explained("The one HTTP port: health and metrics under `/actuator`.") @DefaultValue
        HttpSettings http,

        @Explained("What may be uploaded, and where it waits.") @DefaultValue
        UploadSettings upload,

        @Explained("How much is analysed at a time, and for how long.") @DefaultValue
        AnalysisSettings analysis,

        @Explained("Which models serve, and what they may use.") @DefaultValue
        ModelsSettings models,

        @Explained("What stands in reports.") @DefaultValue ReportingSettings reporting,

        @Explained("How the service stops.") @DefaultValue ShutdownSettings shutdown) {

    public static final String PREFIX = "secondread";
}
