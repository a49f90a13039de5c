package org.secondread.phantoms.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesGeometryTest {

    private static final SeriesGeometry UNEQUAL =
            SeriesGeometry.axial(5, 4, 3, 0.5, 0.75, 2).withOrigin(new Vector3(10, 20, 30));

    @Test
    void columnsRunToTheLeftRowsToTheBackAndSlicesToTheHead() {
        assertThat(UNEQUAL.pointAt(2, 0, 0)).isEqualTo(new Vector3(11, 20, 30));
        assertThat(UNEQUAL.pointAt(0, 2, 0)).isEqualTo(new Vector3(10, 21.5, 30));
        assertThat(UNEQUAL.pointAt(0, 0, 2)).isEqualTo(new Vector3(10, 20, 34));
    }

    @Test
    void coronalSlicesRunToTheBackAndRowsToTheFeet() {
        SeriesGeometry coronal = UNEQUAL.withOrientation(Orientation.CORONAL);
        assertThat(coronal.pointAt(2, 2, 2)).isEqualTo(new Vector3(11, 24, 28.5));
    }

    @Test
    void sagittalSlicesRunToTheRightAndColumnsToTheBack() {
        SeriesGeometry sagittal = UNEQUAL.withOrientation(Orientation.SAGITTAL);
        assertThat(sagittal.pointAt(2, 2, 2)).isEqualTo(new Vector3(6, 21, 28.5));
    }

    @Test
    void flippingRowsAlsoTurnsTheNormal() {
        assertThat(Orientation.AXIAL_LEFT_RIGHT_FLIPPED.normal().z()).isEqualTo(-1);
        assertThat(Orientation.AXIAL_UPSIDE_DOWN.normal().z()).isEqualTo(-1);
        assertThat(Orientation.AXIAL_PRONE.normal().z()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0,0,0", "20,-15,40", "90,0,0", "-33,71,5"})
    void indexOfUndoesPointAt(double xDegrees, double yDegrees, double zDegrees) {
        SeriesGeometry oblique = UNEQUAL.withOrientation(Orientation.AXIAL.turned(xDegrees, yDegrees, zDegrees));
        Vector3 index = oblique.indexOf(oblique.pointAt(3.25, -1.5, 7));
        assertThat(index.distanceTo(new Vector3(3.25, -1.5, 7))).isLessThan(1e-12);
    }

    @Test
    void centringPutsTheMiddleVoxelOnThePoint() {
        SeriesGeometry centred = UNEQUAL.withOrientation(Orientation.CORONAL).centredAt(new Vector3(1, 2, 3));
        assertThat(centred.pointAt(2, 1.5, 1).distanceTo(new Vector3(1, 2, 3))).isLessThan(1e-12);
    }

    @Test
    void turningAboutXTakesTheColumnsTowardsTheHead() {
        Vector3 columns = Orientation.AXIAL.turned(30, 0, 0).columnDirection();
        assertThat(columns.y()).isCloseTo(Math.sqrt(3) / 2, within(1e-12));
        assertThat(columns.z()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void rotationUndoesItself() {
        Rotation rotation = Rotation.aboutAxes(11, 22, 33);
        Vector3 v = new Vector3(1, 2, 3);
        assertThat(rotation.undo(rotation.apply(v)).distanceTo(v)).isLessThan(1e-12);
        assertThat(rotation.apply(v).distanceTo(v)).isGreaterThan(0.4);
    }

    @Test
    void impossibleGridsAreRefused() {
        assertThatThrownBy(() -> SeriesGeometry.axial(0, 1, 1, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SeriesGeometry.axial(1, 1, 1, 1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UNEQUAL.withSliceThickness(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Orientation(new Vector3(1, 0, 0), new Vector3(0.6, 0.8, 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
