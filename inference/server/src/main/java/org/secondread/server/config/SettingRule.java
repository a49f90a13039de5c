package org.secondread.server.config;

import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/** Checks of settings; what fails names its key. */
final class SettingRule {
    private SettingRule() {}

    static void require(boolean condition, String key, String rule) {
        if (!condition) {
            throw broken(Settings.PREFIX + "." + key, rule);
        }
    }

    static void port(String key, int port) {
        require(port >= 0 && port <= 65535, key, "a port lies between 0 and 65535");
    }

    static DiagnosisException broken(String key, String rule) {
        return DiagnosisException.of(ErrorCode.INVALID_REQUEST, key, rule);
    }
}
