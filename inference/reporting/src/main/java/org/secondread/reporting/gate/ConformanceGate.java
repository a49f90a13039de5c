package org.secondread.reporting.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.dcm4che3.data.Attributes;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.reporting.Result;
import org.secondread.reporting.object.Part10File;
import org.secondread.reporting.object.SourceIdentity;

/**
 * Judges result objects by their bytes. First the attributes that each module requires, then what must hold between them;
 * for an object of ours also what it must say: that it states the findings it was written from, refers to nothing but the
 * series and its sibling objects, and lies where the volume lies. A stage is judged only where the one before found nothing,
 * since it builds on it.
 */
public final class ConformanceGate {
    private static final IntPredicate NOTHING = tag -> false;

    /**
     * Judges anybody's structured report or segmentation by itself.
     *
     * @throws DiagnosisException NOT_DICOM, OBJECT_CLASS_UNSUPPORTED
     */
    public Verdict judge(byte[] file) {
        Attributes object = Part10File.read(file);
        ObjectKind kind = kind(object);
        return judge(object, List.of(attributes(kind, NOTHING), structure(kind)));
    }

    /**
     * Judges an object of ours also by what it was written from. Values copied from the input are held against the input, not
     * against the standard.
     */
    public Verdict judge(byte[] file, Result result) {
        Attributes object = Part10File.read(file);
        ObjectKind kind = kind(object);
        return judge(
                object, List.of(attributes(kind, SourceIdentity::isCopied), structure(kind), content(kind, result)));
    }

    private static Verdict judge(Attributes object, List<List<Rule>> stages) {
        for (List<Rule> stage : stages) {
            List<Violation> violations = new ArrayList<>();
            stage.forEach(rule -> rule.judge(object).forEach(violations::add));
            if (!violations.isEmpty()) {
                return new Verdict(violations);
            }
        }
        return new Verdict(List.of());
    }

    private static List<Rule> attributes(ObjectKind kind, IntPredicate isCopied) {
        List<Rule> rules = new ArrayList<>(AttributeTable.rules(kind));
        rules.addAll(CommonRules.all(isCopied));
        return rules;
    }

    private static List<Rule> structure(ObjectKind kind) {
        return switch (kind) {
            case SR -> ReportRules.all();
            case SEG -> SegmentationRules.all();
        };
    }

    private static List<Rule> content(ObjectKind kind, Result result) {
        List<Rule> rules = new ArrayList<>(new ReferenceRules(result).all());
        rules.addAll(
                switch (kind) {
                    case SR -> new ReportContent(result).rules();
                    case SEG -> new SegmentationContent(result).rules();
                });
        return rules;
    }

    private static ObjectKind kind(Attributes object) {
        return ObjectKind.of(object)
                .orElseThrow(() -> DiagnosisException.of(
                        ErrorCode.OBJECT_CLASS_UNSUPPORTED,
                        "SOPClassUID (0008,0016)",
                        "the gate judges structured reports and segmentations"));
    }
}
