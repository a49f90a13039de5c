package org.secondread.preprocessing.pixel.jpeg2000;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The parameters in force, of the main header or of one tile. What a tile's header says goes before what the main header
 * says, and within a header what is said of one component goes before what is said of all (T.800 A.6).
 */
final class CodingParameters {
    private static final int MOST_VOLUMES = 64;

    private @Nullable CodingStyle style;
    private final @Nullable ComponentStyle[] components;
    private final @Nullable Quantisation[] quantisations;
    private final boolean[] ownStyle;
    private final boolean[] ownQuantisation;
    private final int[] regionShift;
    private final List<ProgressionVolume> volumes = new ArrayList<>();
    private boolean ownVolumes;

    CodingParameters(int components) {
        this.components = new ComponentStyle[components];
        this.quantisations = new Quantisation[components];
        this.ownStyle = new boolean[components];
        this.ownQuantisation = new boolean[components];
        this.regionShift = new int[components];
    }

    /** A tile's parameters before its own header is read. */
    CodingParameters forTile() {
        CodingParameters copy = new CodingParameters(components.length);
        copy.style = style;
        System.arraycopy(components, 0, copy.components, 0, components.length);
        System.arraycopy(quantisations, 0, copy.quantisations, 0, components.length);
        System.arraycopy(regionShift, 0, copy.regionShift, 0, components.length);
        copy.volumes.addAll(volumes);
        return copy;
    }

    void setStyle(CodingStyle common, ComponentStyle all) {
        style = common;
        for (int c = 0; c < components.length; c++) {
            components[c] = ownStyle[c] ? components[c] : all;
        }
    }

    void setStyle(int component, ComponentStyle own) {
        components[component] = own;
        ownStyle[component] = true;
    }

    void setQuantisation(Quantisation all) {
        for (int c = 0; c < components.length; c++) {
            quantisations[c] = ownQuantisation[c] ? quantisations[c] : all;
        }
    }

    void setQuantisation(int component, Quantisation own) {
        quantisations[component] = own;
        ownQuantisation[component] = true;
    }

    void setRegionShift(int component, int shift) {
        regionShift[component] = shift;
    }

    /** A tile's first change of order takes the place of all that the main header has. */
    void addVolume(ProgressionVolume volume, boolean inTile) {
        if (inTile && !ownVolumes) {
            volumes.clear();
            ownVolumes = true;
        }
        if (volumes.size() == MOST_VOLUMES) {
            throw Refusal.unsupported("more than " + MOST_VOLUMES + " changes of the progression order are");
        }
        volumes.add(volume);
    }

    int componentCount() {
        return components.length;
    }

    CodingStyle style() {
        return given(style);
    }

    ComponentStyle component(int index) {
        return given(components[index]);
    }

    Quantisation quantisation(int index) {
        return given(quantisations[index]);
    }

    int regionShift(int component) {
        return regionShift[component];
    }

    /** The parts in which the packets come, at least one. */
    List<ProgressionVolume> volumes() {
        return volumes.isEmpty() ? List.of(ProgressionVolume.all(style(), components.length)) : volumes;
    }

    private static <T> T given(@Nullable T segment) {
        if (segment == null) {
            throw Refusal.malformed("COD or QCD is missing");
        }
        return Objects.requireNonNull(segment);
    }
}
