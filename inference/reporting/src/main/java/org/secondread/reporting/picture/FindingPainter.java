package org.secondread.reporting.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.models.extraction.Location;
import org.secondread.models.extraction.VoxelMask;
import org.secondread.preprocessing.volume.OrientedVolume;

/**
 * Paints a finding for people: an axial, a coronal and a sagittal section side by side, all to one scale and with the lung
 * window, with the outline of its region, and with its long axis on the plane where that was measured. That plane shows the
 * measured slice; the others pass through the centre. Sections follow the volume's own axes in reading orientation.
 *
 * <p>A picture carries no text from the input. Equal findings on equal volumes give equal bytes.
 */
public final class FindingPainter {
    /** Height of the picture, and width of the axial section. */
    private static final int HEIGHT = 400;

    private static final int NARROW = 296;
    private static final int GAP = 4;

    /** What the axial section shows at least, in millimetres; a large finding may fill half of it. */
    private static final double FIELD_MM = 90;

    /**
     * @param region on the grid of {@code volume.source()}
     * @return a PNG of 1000 × 400 pixels
     */
    public byte[] paint(OrientedVolume volume, Location.Region region) {
        BufferedImage picture = new BufferedImage(HEIGHT + 2 * (GAP + NARROW), HEIGHT, BufferedImage.TYPE_INT_RGB);
        int left = 0;
        for (View view : View.values()) {
            Section section = section(view, volume, region);
            BufferedImage part = picture.getSubimage(left, 0, section.width(), section.height());
            new SectionPainter(volume, GreyWindow.LUNG, section).paint(part);
            mark(section, volume, region, part);
            left += section.width() + GAP;
        }
        return png(picture);
    }

    private static Section section(View view, OrientedVolume volume, Location.Region region) {
        Vector3 centre = volume.grid().toIndex(region.centreMm());
        Vector3 shown = isMeasured(view, volume)
                ? volume.grid().toIndex(region.longAxis().fromMm())
                : centre;
        int width = view == View.AXIAL ? HEIGHT : NARROW;
        double mmPerPixel = Math.max(FIELD_MM, 2 * extentMm(region.mask())) / HEIGHT;
        int plane = (int) Math.round(shown.component(view.normal()));
        return new Section(view, volume.grid(), centre, plane, width, HEIGHT, mmPerPixel);
    }

    /** Whether a view shows source slices, in which axes are measured. */
    private static boolean isMeasured(View view, OrientedVolume volume) {
        Vector3 step = volume.fromSource(new Vector3(0, 0, 1)).minus(volume.fromSource(new Vector3(0, 0, 0)));
        return step.component(view.normal()) != 0;
    }

    private static double extentMm(VoxelMask mask) {
        Vector3 spacingMm = mask.grid().spacingMm();
        double inPlane = Math.max(mask.sizeI() * spacingMm.x(), mask.sizeJ() * spacingMm.y());
        return Math.max(inPlane, mask.sizeK() * spacingMm.z());
    }

    private static void mark(Section section, OrientedVolume volume, Location.Region region, BufferedImage part) {
        try (Marks marks = new Marks(section, part)) {
            if (isMeasured(section.view(), volume)) {
                PatientGrid grid = volume.grid();
                marks.axis(
                        grid.toIndex(region.longAxis().fromMm()),
                        grid.toIndex(region.longAxis().toMm()));
            }
            marks.outline(new MaskOutline(volume, region.mask()).trace(section));
            marks.sides();
            if (section.view() == View.AXIAL) {
                marks.scale();
            }
        }
    }

    private static byte[] png(BufferedImage picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(picture, "png", stream)) {
                throw new IllegalStateException("every Java platform writes PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
