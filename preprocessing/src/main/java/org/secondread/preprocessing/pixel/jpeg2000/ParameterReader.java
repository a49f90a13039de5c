package org.secondread.preprocessing.pixel.jpeg2000;

/** Reads the marker segments that main and tile-part headers share (T.800 A.6) into the parameters in force. */
final class ParameterReader {
    private final CodingParameters parameters;
    private final boolean inTile;

    ParameterReader(CodingParameters parameters, boolean inTile) {
        this.parameters = parameters;
        this.inTile = inTile;
    }

    /** One segment, from after its length on. What only speeds up or comments on decoding is passed over. */
    void read(int marker, Cursor segment) {
        switch (marker) {
            case Marker.COD -> coding(segment);
            case Marker.COC ->
                parameters.setStyle(component(segment), ComponentStyle.read(segment, (segment.u8() & 1) != 0));
            case Marker.QCD -> parameters.setQuantisation(Quantisation.read(segment));
            case Marker.QCC -> parameters.setQuantisation(component(segment), Quantisation.read(segment));
            case Marker.RGN -> region(segment);
            case Marker.POC -> order(segment);
            case Marker.TLM, Marker.PLM, Marker.PLT, Marker.CRG, Marker.COM, Marker.CAP, Marker.CPF -> {}
            case Marker.SIZ, Marker.SOT, Marker.SOC, Marker.SOD, Marker.EOC ->
                throw Refusal.malformed("a marker stands where it must not");
            case Marker.PPM, Marker.PPT -> throw Refusal.unsupported("packed packet headers are");
            default -> throw Refusal.unsupported("marker " + Integer.toHexString(marker) + "H is");
        }
    }

    private void coding(Cursor segment) {
        int scod = segment.u8();
        CodingStyle style = CodingStyle.read(scod, segment);
        if (style.colourTransform() && parameters.componentCount() != 3) {
            throw Refusal.malformed("has a colour transform without three components");
        }
        parameters.setStyle(style, ComponentStyle.read(segment, (scod & 1) != 0));
    }

    private void region(Cursor segment) {
        int component = component(segment);
        if (segment.u8() != 0) {
            throw Refusal.unsupported("the region of interest is");
        }
        parameters.setRegionShift(component, segment.u8());
    }

    private void order(Cursor segment) {
        while (segment.remaining() > 0) {
            parameters.addVolume(ProgressionVolume.read(segment, parameters.componentCount()), inTile);
        }
    }

    private int component(Cursor segment) {
        int component = segment.u8();
        if (component >= parameters.componentCount()) {
            throw Refusal.malformed("a marker segment is of a component that is not there");
        }
        return component;
    }
}
