package org.secondread.reporting;

import java.util.Optional;
import org.dcm4che3.data.Attributes;

/** Writes one form of a result as a DICOM data set. */
public interface ReportWriter {

    ResultForm form();

    /** The data set in explicit values, or nothing where the result gives this form nothing to say. */
    Optional<Attributes> write(Result result);
}
