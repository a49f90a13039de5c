package org.secondread.server.metrics;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.springframework.boot.actuate.endpoint.Producible;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.util.MimeType;

/** {@code /actuator/prometheus}: all metrics, in the Prometheus text format or, for who asks, as OpenMetrics. */
@WebEndpoint(id = "prometheus")
public final class PrometheusPage {
    private final CollectorRegistry registry;

    public PrometheusPage(CollectorRegistry registry) {
        this.registry = registry;
    }

    @ReadOperation(producesFrom = Format.class)
    public WebEndpointResponse<String> scrape(Format format) {
        StringWriter page = new StringWriter();
        try {
            TextFormat.writeFormat(format.contentType, page, registry.metricFamilySamples());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new WebEndpointResponse<>(page.toString(), format);
    }

    /** The two formats that Prometheus reads. */
    public enum Format implements Producible<Format> {
        TEXT(TextFormat.CONTENT_TYPE_004),
        OPEN_METRICS(TextFormat.CONTENT_TYPE_OPENMETRICS_100);

        private final String contentType;

        Format(String contentType) {
            this.contentType = contentType;
        }

        @Override
        public MimeType getProducedMimeType() {
            return MimeType.valueOf(contentType);
        }

        @Override
        public boolean isDefault() {
            return this == TEXT;
        }
    }
}
