package org.secondread.reporting.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.DoubleStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.secondread.domain.Vector3;
import org.secondread.models.extraction.Location;
import org.secondread.preprocessing.dicom.Rescale;
import org.secondread.preprocessing.volume.OrientedVolume;
import org.secondread.preprocessing.volume.Volume;

/**
 * Draws a finding: at the left the axial plane of its long axis, at the right the coronal plane above the sagittal one
 * through its centre, all as they are read (the patient's right side at the left, the head at the top), with the outline of
 * its voxels and a bar of one centimetre. CT in a lung window, anything else in the full range of what is shown.
 */
public final class FindingPicture {
    private static final int AXIAL_SIZE = 384;
    private static final int SIDE_SIZE = AXIAL_SIZE / 2;
    private static final double LEAST_EXTENT_MM = 60;
    private static final double EXTENT_BY_DIAMETER = 3;

    private final OrientedVolume volume;

    public FindingPicture(Volume volume) {
        this.volume = new OrientedVolume(volume);
    }

    /** A PNG of 576 × 384 pixels. The same region gives the same bytes. */
    public byte[] draw(Location.Region region) {
        Vector3 centre = index(region.centreMm());
        Vector3 axis = index(middle(region.longAxis()));
        double extentMm =
                Math.max(LEAST_EXTENT_MM, EXTENT_BY_DIAMETER * region.longAxis().lengthMm());
        Section axial = section(region, new Vector3(centre.x(), centre.y(), axis.z()), Section.Plane.AXIAL);
        DisplayWindow window = window(axial, extentMm);
        BufferedImage picture = new BufferedImage(AXIAL_SIZE + SIDE_SIZE, AXIAL_SIZE, BufferedImage.TYPE_INT_RGB);
        new Panel(0, 0, AXIAL_SIZE, extentMm).draw(axial, window, picture);
        new Panel(AXIAL_SIZE, 0, SIDE_SIZE, extentMm)
                .draw(section(region, centre, Section.Plane.CORONAL), window, picture);
        new Panel(AXIAL_SIZE, SIDE_SIZE, SIDE_SIZE, extentMm)
                .draw(section(region, centre, Section.Plane.SAGITTAL), window, picture);
        return png(picture);
    }

    private Section section(Location.Region region, Vector3 centre, Section.Plane plane) {
        return new Section(volume, region.mask(), centre, plane);
    }

    private Vector3 index(Vector3 patientMm) {
        return volume.grid().toIndex(patientMm);
    }

    private static Vector3 middle(Location.Diameter diameter) {
        return diameter.fromMm().plus(diameter.toMm()).times(0.5);
    }

    private DisplayWindow window(Section section, double extentMm) {
        if (volume.source().unit().isSameAs(Rescale.HOUNSFIELD)) {
            return DisplayWindow.LUNG;
        }
        double[] shown = DoubleStream.iterate(-extentMm / 2, down -> down <= extentMm / 2, down -> down + 1)
                .flatMap(down -> DoubleStream.iterate(-extentMm / 2, right -> right <= extentMm / 2, right -> right + 1)
                        .map(right -> section.valueAt(right, down)))
                .filter(Double::isFinite)
                .toArray();
        return DisplayWindow.holding(
                DoubleStream.of(shown).min().orElse(0),
                DoubleStream.of(shown).max().orElse(1));
    }

    private static byte[] png(BufferedImage picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
