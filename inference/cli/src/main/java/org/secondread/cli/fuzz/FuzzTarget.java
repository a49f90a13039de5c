package org.secondread.cli.fuzz;

import java.nio.file.Path;
import java.util.List;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.Fault;

/** What is given the broken inputs. */
interface FuzzTarget {
    /**
     * Reads all of an input's pixels.
     *
     * @return digest of the samples, or nothing where none is made
     * @throws DiagnosisException as the reader refuses
     */
    String read(List<Path> files);

    default Outcome outcome(List<Path> files) {
        try {
            return new Outcome.Accepted(read(files));
        } catch (DiagnosisException refusal) {
            boolean ours = refusal.code().fault() == Fault.OURS;
            return ours ? new Outcome.Failed(refusal) : new Outcome.Refused(refusal.code());
        } catch (RuntimeException | Error fault) {
            return new Outcome.Failed(fault);
        }
    }
}
