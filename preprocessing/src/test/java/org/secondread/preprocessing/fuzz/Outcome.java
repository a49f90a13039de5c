package org.secondread.preprocessing.fuzz;

import org.secondread.domain.DiagnosisException;
import org.secondread.domain.Fault;

/** What may come of any bytes: a result, or a refusal of the input. All else is thrown on, and found. */
final class Outcome {
    private Outcome() {}

    static void require(Runnable reading) {
        try {
            reading.run();
        } catch (DiagnosisException refusal) {
            if (refusal.code().fault() == Fault.OURS) {
                throw refusal;
            }
        }
    }
}
