package org.secondread.server.config;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secondread.domain.DiagnosisException;
import org.secondread.reporting.coding.Language;
import org.springframework.util.unit.DataSize;

/** Every key, its default, and another value: a key that is missing here fails the test. */
class SettingsTest {
    @TempDir
    Path folder;

    private final Map<String, @Nullable Object> defaults = new TreeMap<>();
    private final Map<String, Object> others = new TreeMap<>();

    @BeforeEach
    void listEveryKey() throws IOException {
        Path file = Files.createFile(folder.resolve("file.pem"));
        key("grpc.address", loopback(1), loopback(2));
        key("grpc.port", 8500, 9000);
        key("grpc.reflection", true, false);
        key("grpc.tls.certificate", null, file);
        key("grpc.tls.private-key", null, file);
        key("grpc.tls.client-ca", null, file);
        key("http.address", loopback(1), loopback(3));
        key("http.port", 8501, 9001);
        key("upload.folder", Path.of(".secondread/spool"), Path.of("/var/spool/secondread"));
        key("upload.max-instances", 5000, 7);
        key("upload.max-instance-size", DataSize.ofGigabytes(1), DataSize.ofMegabytes(3));
        key("upload.max-series-size", DataSize.ofGigabytes(4), DataSize.ofMegabytes(9));
        key("upload.min-free-space", DataSize.ofGigabytes(1), DataSize.ofKilobytes(5));
        key("analysis.concurrent", 2, 3);
        key("analysis.waiting", 16, 0);
        key("analysis.max-duration", Duration.ofMinutes(10), Duration.ofSeconds(90));
        key("analysis.remembered-requests", 10_000, 1);
        key("analysis.tenant", "local", "st-mary");
        key("models.catalog", null, Path.of("/srv/models"));
        key("models.threads", 0, 4);
        key("reporting.language", Language.ENGLISH, Language.CHINESE);
        key("reporting.time-zone", null, ZoneId.of("Asia/Shanghai"));
        key("reporting.manufacturer", "SecondRead", "Alliance");
        key("reporting.device-serial-number", "unnamed", "node-7");
        key("shutdown.drain-timeout", Duration.ofSeconds(60), Duration.ofMillis(1500));
    }

    private static InetAddress loopback(int last) throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
    }

    private void key(String key, @Nullable Object byDefault, Object other) {
        defaults.put("secondread." + key, byDefault);
        others.put("secondread." + key, other);
    }

    @Test
    void everyKey_isTestedHere() {
        assertThat(SettingsTree.of(Settings.class).keys()).containsExactlyInAnyOrderElementsOf(defaults.keySet());
    }

    @Test
    void withoutFile_everyKeyHasItsDefault() {
        assertThat(values(new SettingsReader().read(Optional.empty(), Map.of())))
                .isEqualTo(defaults);
    }

    @Test
    void otherValues_areNotTheDefaults() {
        others.forEach((key, value) -> assertThat(value).as(key).isNotEqualTo(defaults.get(key)));
    }

    @Test
    void file_setsEveryKey() throws IOException {
        StringBuilder yaml = new StringBuilder();
        others.forEach((key, value) ->
                yaml.append(key).append(": \"").append(text(value)).append("\"\n"));

        assertThat(values(read(yaml.toString()))).isEqualTo(others);
    }

    @Test
    void nestedFile_isReadLikeOneOfKeys() throws IOException {
        Settings settings = read("""
                secondread:
                  grpc:
                    port: 9000
                  upload:
                    max-series-size: 9GB
                """);

        assertThat(settings.grpc().port()).isEqualTo(9000);
        assertThat(settings.upload().maxSeriesSize()).isEqualTo(DataSize.ofGigabytes(9));
        assertThat(settings.http().port()).isEqualTo(8501);
    }

    @Test
    void emptyFile_meansDefaults() throws IOException {
        assertThat(values(read(""))).isEqualTo(defaults);
    }

    @Test
    void override_goesBeforeTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("settings.yaml"), "secondread.grpc.port: 9000");

        Settings settings = new SettingsReader().read(Optional.of(file), Map.of("secondread.grpc.port", "9002"));

        assertThat(settings.grpc().port()).isEqualTo(9002);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            secondread.grpc.prot: 1              | secondread.grpc.prot: unknown key
            secondread.gprc.port: 1              | secondread.gprc.port: unknown key
            server.port: 1                       | server.port: unknown key
            secondread.grpc.port: many           | secondread.grpc.port: not a value of type int
            secondread.grpc.port: 65536          | secondread.grpc.port: a port lies between 0 and 65535
            secondread.http.port: -1             | secondread.http.port: a port lies between 0 and 65535
            secondread.analysis.max-duration: x  | secondread.analysis.max-duration: not a value of type java.time.Duration
            secondread.analysis.max-duration: 0s | secondread.analysis.max-duration: must be positive
            secondread.analysis.concurrent: 0    | secondread.analysis.concurrent: must be positive
            secondread.analysis.waiting: -1      | secondread.analysis.waiting: must not be negative
            secondread.analysis.remembered-requests: -1 | secondread.analysis.remembered-requests: must not be negative
            secondread.analysis.tenant: ' '      | secondread.analysis.tenant: must not be blank
            secondread.upload.max-instances: 0   | secondread.upload.max-instances: must be positive
            secondread.upload.max-instance-size: 0B | secondread.upload.max-instance-size: must be positive
            secondread.upload.max-series-size: 1KB | secondread.upload.max-series-size: must not be less than upload.max-instance-size
            secondread.upload.min-free-space: -1B | secondread.upload.min-free-space: must not be negative
            secondread.models.threads: -1        | secondread.models.threads: must not be negative
            secondread.reporting.language: latin | secondread.reporting.language: not a value of type org.secondread.reporting.coding.Language
            secondread.reporting.manufacturer: ' ' | secondread.reporting.manufacturer: must not be blank
            secondread.reporting.device-serial-number: ' ' | secondread.reporting.device-serial-number: must not be blank
            secondread.shutdown.drain-timeout: -1s | secondread.shutdown.drain-timeout: must not be negative
            secondread.grpc.tls.certificate: /no/such/file | secondread.grpc.tls.private-key: certificate and private key are given together
            secondread.grpc.tls.client-ca: /no/such/file | secondread.grpc.tls.client-ca: needs a certificate of the server
            secondread: [                        | --config: not YAML from line 2
            """)
    void wrongFile_isRefusedByKeyAndRule(String yaml, String message) {
        assertThatExceptionOfType(DiagnosisException.class)
                .isThrownBy(() -> read(yaml + "\n"))
                .withMessage(message);
    }

    @Test
    void certificateThatCannotBeRead_isRefusedByKey() {
        assertThatExceptionOfType(DiagnosisException.class)
                .isThrownBy(() ->
                        read("secondread.grpc.tls:\n  certificate: /no/such/file\n  private-key: /no/such/file\n"))
                .withMessage("secondread.grpc.tls.certificate: the file cannot be read");
    }

    @Test
    void fileThatDoesNotExist_isRefused() {
        assertThatExceptionOfType(DiagnosisException.class)
                .isThrownBy(() -> new SettingsReader().read(Optional.of(folder.resolve("none.yaml")), Map.of()))
                .withMessage("--config: the file cannot be read");
    }

    private Settings read(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("settings.yaml"), yaml);
        return new SettingsReader().read(Optional.of(file), Map.of());
    }

    private static Map<String, @Nullable Object> values(Settings settings) {
        Map<String, @Nullable Object> values = new TreeMap<>();
        collect(SettingsTree.of(Settings.class), settings, values);
        return values;
    }

    private static void collect(SettingsTree group, Object settings, Map<String, @Nullable Object> values) {
        group.settings().forEach(setting -> values.put(setting.key(), value(setting.component(), settings)));
        int next = 0;
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            if (component.getType().isRecord()) {
                collect(group.groups().get(next++), requireNonNull(value(component, settings)), values);
            }
        }
    }

    private static @Nullable Object value(RecordComponent component, Object settings) {
        try {
            return component.getAccessor().invoke(settings);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static String text(Object value) {
        if (value instanceof InetAddress address) {
            return address.getHostAddress();
        }
        return value instanceof DataSize size ? size.toBytes() + "B" : value.toString();
    }
}
