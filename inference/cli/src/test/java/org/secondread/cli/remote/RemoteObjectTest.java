package org.secondread.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.ByteString;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secondread.api.v1.ObjectBegin;
import org.secondread.api.v1.ObjectForm;
import org.secondread.domain.DiagnosisException;

class RemoteObjectTest {
    private static final ByteString CONTENT = ByteString.copyFromUtf8("content");

    @Test
    void objectAsAnnounced_isComplete() throws Exception {
        RemoteObject object = new RemoteObject(announced("report.dcm").build());
        object.append(CONTENT.substring(0, 3));
        object.append(CONTENT.substring(3));

        assertThat(object.complete().bytes()).isEqualTo(CONTENT.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", ".", ".profile", "/etc/passwd", "../report.dcm", "a/b"})
    void nameThatLeadsElsewhere_isRefused(String name) throws Exception {
        RemoteObject object = new RemoteObject(announced(name).build());
        object.append(CONTENT);

        assertThatExceptionOfType(DiagnosisException.class).isThrownBy(object::complete);
    }

    @Test
    void objectCutShort_isRefused() throws Exception {
        RemoteObject object = new RemoteObject(announced("report.dcm").build());
        object.append(CONTENT.substring(1));

        assertThatExceptionOfType(DiagnosisException.class).isThrownBy(object::complete);
    }

    @Test
    void objectWithAFlippedBit_isRefused() throws Exception {
        RemoteObject object = new RemoteObject(announced("report.dcm").build());
        object.append(ByteString.copyFromUtf8("contenu"));

        assertThatExceptionOfType(DiagnosisException.class).isThrownBy(object::complete);
    }

    private static ObjectBegin.Builder announced(String name) throws Exception {
        return ObjectBegin.newBuilder()
                .setForm(ObjectForm.OBJECT_FORM_STRUCTURED_REPORT)
                .setFileName(name)
                .setSizeBytes(CONTENT.size())
                .setSha256(
                        ByteString.copyFrom(MessageDigest.getInstance("SHA-256").digest(CONTENT.toByteArray())));
    }
}
