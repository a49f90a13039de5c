package org.secondread.models.extraction;

import java.util.List;
import java.util.Optional;
import org.secondread.domain.CodedConcept;
import org.secondread.models.catalog.FindingPolicy;
import org.secondread.models.catalog.FindingPolicy.Laterality;
import org.secondread.models.catalog.ModelCard;
import org.secondread.models.catalog.TriagePolicy;
import org.secondread.models.catalog.TriagePolicy.Urgency;
import org.secondread.models.extraction.Location.Region;
import org.secondread.models.extraction.Triage.Category;
import org.secondread.preprocessing.tensor.RegionMask;
import org.secondread.preprocessing.volume.OrientedVolume;

/** Makes measured and coded findings of candidates, as the card's policies say. */
final class FindingExtractor {
    private final ModelCard card;
    private final OrientedVolume volume;
    private final RegionMask lungs;

    FindingExtractor(ModelCard card, OrientedVolume volume, RegionMask lungs) {
        this.card = card;
        this.volume = volume;
        this.lungs = lungs;
    }

    /** @param candidates by falling score */
    Findings extract(List<Candidate> candidates) {
        List<Finding> all = candidates.stream().map(this::finding).toList();
        double operatingPoint = card.findings().operatingPoint().value();
        return new Findings(
                all.stream().filter(f -> f.score().value() >= operatingPoint).toList(),
                all.stream().filter(f -> f.score().value() < operatingPoint).toList(),
                triage(candidates));
    }

    private Finding finding(Candidate candidate) {
        FindingPolicy policy = card.findings();
        Region region = new RegionMeasurer().measure(SourceMask.of(candidate.voxels(), volume));
        return new Finding(
                policy.code(),
                policy.site(),
                laterality(region),
                new Score(candidate.score(), policy.calibrated()),
                measurements(region),
                region);
    }

    private Optional<CodedConcept> laterality(Region region) {
        return card.findings().laterality() == Laterality.LUNGS
                ? new LungMidline(lungs).side(region.centreMm())
                : Optional.empty();
    }

    private static List<Measurement> measurements(Region region) {
        double longMm = region.longAxis().lengthMm();
        double shortMm = region.shortAxis().lengthMm();
        return List.of(
                Measurement.volume(region.mask().volumeMm3()),
                Measurement.longAxis(longMm),
                Measurement.shortAxis(shortMm),
                Measurement.meanDiameter((longMm + shortMm) / 2));
    }

    private Triage triage(List<Candidate> candidates) {
        TriagePolicy policy = card.triage();
        double score = candidates.stream().mapToDouble(Candidate::score).max().orElse(0);
        Category category =
                policy.urgency(score).map(FindingExtractor::category).orElse(Category.NONE);
        return new Triage(policy.suspected(), new Score(score, policy.calibrated()), policy.threshold(), category);
    }

    private static Category category(Urgency urgency) {
        return switch (urgency) {
            case MINUTES -> Category.MINUTES;
            case HOURS -> Category.HOURS;
            case DAYS -> Category.DAYS;
        };
    }
}
