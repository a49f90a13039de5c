package org.secondread.reporting.gate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.secondread.domain.SourceFrame;
import org.secondread.preprocessing.dicom.SourceHeader;
import org.secondread.reporting.Result;
import org.secondread.reporting.ResultForm;
import org.secondread.reporting.object.SourceIdentity;
import org.secondread.reporting.object.Uids;

/** Whom an object of ours belongs to and what it refers to: the input's patient, study and instances, and its siblings. */
final class ReferenceRules {
    private final Result result;
    private final SourceHeader source;
    private final Map<String, String> classByInstance = new HashMap<>();

    ReferenceRules(Result result) {
        this.result = result;
        this.source = result.source().volume().source();
        for (SourceFrame frame : result.source().volume().frames()) {
            classByInstance.put(frame.sopInstanceUid(), frame.sopClassUid());
        }
        if (!result.segments().isEmpty()) {
            classByInstance.put(result.plan().sopInstanceUid(ResultForm.SEGMENTATION), Uids.SEGMENTATION);
        }
    }

    List<Rule> all() {
        return List.of(
                new Rule("identity.equal", "docs/conformance.md, identity", this::identity),
                new Rule("identity.instance", "docs/conformance.md, identifiers", this::instance),
                new Rule("reference.frame-of-reference", "PS3.3 C.7.4.1", this::frameOfReference),
                new Rule("reference.study", "PS3.3 C.17.2.3", this::studies),
                new Rule("reference.series", "PS3.3 C.17.2.3, C.12.2", this::series),
                new Rule("reference.instance", "PS3.3 10.8", this::references));
    }

    /** Patient and study state the same text as the input, in whatever character set either is. */
    private Stream<Rule.Breach> identity(Attributes object) {
        Attributes input = source.attributes();
        DecodedText expected = new DecodedText(input);
        DecodedText found = new DecodedText(object);
        return SourceIdentity.identifying()
                .filter(tag -> !expected.of(tag).equals(found.of(tag)))
                .mapToObj(tag -> new Rule.Breach(Node.root(object).pathOf(tag), "differs from the input"));
    }

    private Stream<Rule.Breach> instance(Attributes object) {
        ResultForm form = Uids.SEGMENTATION.equals(object.getString(Tag.SOPClassUID))
                ? ResultForm.SEGMENTATION
                : ResultForm.STRUCTURED_REPORT;
        boolean planned = result.plan().sopInstanceUid(form).equals(object.getString(Tag.SOPInstanceUID))
                && result.plan().seriesInstanceUid(form).equals(object.getString(Tag.SeriesInstanceUID));
        return Rule.Breach.unless(planned, "SOPInstanceUID", "is not what was planned");
    }

    private Stream<Rule.Breach> frameOfReference(Attributes object) {
        String uid = object.getString(Tag.FrameOfReferenceUID);
        boolean kept =
                uid == null || source.frameOfReferenceUid().filter(uid::equals).isPresent();
        return Rule.Breach.unless(kept, "FrameOfReferenceUID", "is not the input's");
    }

    private Stream<Rule.Breach> studies(Attributes object) {
        return Node.root(object)
                .walk()
                .filter(node -> node.attributes().contains(Tag.StudyInstanceUID))
                .filter(node ->
                        !source.studyInstanceUid().equals(node.attributes().getString(Tag.StudyInstanceUID)))
                .map(node -> new Rule.Breach(node.pathOf(Tag.StudyInstanceUID), "is not the input's study"));
    }

    /** Each referenced series is the input's, with instances of it, or that of a sibling. */
    private Stream<Rule.Breach> series(Attributes object) {
        return Node.root(object)
                .walk()
                .flatMap(node -> node.items(Tag.ReferencedSeriesSequence).stream())
                .flatMap(item -> Stream.of(Tag.ReferencedSOPSequence, Tag.ReferencedInstanceSequence)
                        .flatMap(sequence -> item.items(sequence).stream())
                        .filter(reference -> !seriesOf(reference).equals(uid(item, Tag.SeriesInstanceUID)))
                        .map(reference -> new Rule.Breach(
                                reference.pathOf(Tag.ReferencedSOPInstanceUID), "is not in this series")));
    }

    private Optional<String> seriesOf(Node reference) {
        return uid(reference, Tag.ReferencedSOPInstanceUID)
                .filter(classByInstance::containsKey)
                .map(uid -> Uids.SEGMENTATION.equals(classByInstance.get(uid))
                        ? result.plan().seriesInstanceUid(ResultForm.SEGMENTATION)
                        : source.seriesInstanceUid());
    }

    private Stream<Rule.Breach> references(Attributes object) {
        return Node.root(object)
                .walk(SourceIdentity::isCopied)
                .filter(node -> node.attributes().contains(Tag.ReferencedSOPInstanceUID))
                .filter(node -> !isKnown(node))
                .map(node -> new Rule.Breach(
                        node.pathOf(Tag.ReferencedSOPInstanceUID),
                        "is neither an instance of the input nor a sibling, or has another class"));
    }

    private boolean isKnown(Node reference) {
        Optional<String> known = uid(reference, Tag.ReferencedSOPInstanceUID).map(classByInstance::get);
        return known.isPresent() && known.equals(uid(reference, Tag.ReferencedSOPClassUID));
    }

    private static Optional<String> uid(Node node, int tag) {
        return Optional.ofNullable(node.attributes().getString(tag));
    }
}
