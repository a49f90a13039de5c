package org.secondread.reporting.writer;

import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.reporting.ResultFile;
import org.secondread.reporting.ResultForm;
import org.secondread.reporting.gate.Verdict;

/**
 * A DICOM object of a result that the gate let pass. Nothing else is delivered: an object with violations cannot be made
 * into one.
 *
 * @param bytes the whole file in Explicit VR Little Endian (PS3.10); not changed afterwards
 */
public record JudgedObject(ResultForm form, String sopClassUid, String sopInstanceUid, byte[] bytes, Verdict verdict) {
    public JudgedObject {
        if (!verdict.isConformant()) {
            throw DiagnosisException.of(
                    ErrorCode.RESULT_NONCONFORMANT,
                    "the " + form + " breaks " + verdict.violations().get(0));
        }
    }

    /** As the summary lists it. */
    public ResultFile file() {
        return ResultFile.ofDicom(form, sopClassUid, sopInstanceUid, bytes);
    }
}
