package org.secondread.preprocessing.dicom;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Attributes by which images of one series may differ without being of one volume. Those that split do so by themselves;
 * the others vary from slice to slice of an ordinary volume too, and only order or explain what has been split.
 */
public enum Trait {
    /** Values 1 and 2 decide nothing: they are often wrong. The third tells localisers, the fourth reformatted images. */
    IMAGE_TYPE(DicomAttribute.IMAGE_TYPE, Form.FROM_THIRD, true),
    FRAME_TYPE(DicomAttribute.FRAME_TYPE, Form.FROM_THIRD, true),
    /** Projections and distorted frames are no slices (PS3.3 C.8.16.2.1.2). */
    VOLUMETRIC_PROPERTIES(DicomAttribute.VOLUMETRIC_PROPERTIES, Form.TEXT, true),
    /** MIP, MPR and the like (PS3.3 C.8.16.2.1.3). */
    CALCULATION_TECHNIQUE(DicomAttribute.VOLUME_BASED_CALCULATION_TECHNIQUE, Form.TEXT, true),
    /** Magnitude, phase, real and imaginary images of one echo. */
    COMPLEX_COMPONENT(DicomAttribute.COMPLEX_IMAGE_COMPONENT, Form.TEXT, true),
    /** Repeated scans, and contrast phases of one series. */
    ACQUISITION_NUMBER(DicomAttribute.ACQUISITION_NUMBER, Form.TEXT, true),
    FRAME_ACQUISITION_NUMBER(DicomAttribute.FRAME_ACQUISITION_NUMBER, Form.SHORTS, true),
    ACQUISITION_DATE(DicomAttribute.ACQUISITION_DATE, Form.TEXT, false),
    ACQUISITION_TIME(DicomAttribute.ACQUISITION_TIME, Form.TEXT, false),
    /** Before and after contrast. */
    CONTRAST_AGENT(DicomAttribute.CONTRAST_BOLUS_AGENT, Form.PRESENCE, true),
    CONTRAST_ADMINISTERED(DicomAttribute.CONTRAST_BOLUS_AGENT_ADMINISTERED, Form.TEXT, true),
    CONTRAST_PHASE(DicomAttribute.CONTRAST_BOLUS_AGENT_PHASE, Form.TEXT, true),
    /** Reconstructions of one scan with several kernels. */
    CONVOLUTION_KERNEL(DicomAttribute.CONVOLUTION_KERNEL, Form.TEXT, true),
    /** Two tubes, or switching of one. */
    KVP(DicomAttribute.KVP, Form.TEXT, true),
    /** Thin and thick reconstructions of one scan. */
    SLICE_THICKNESS(DicomAttribute.SLICE_THICKNESS, Form.TEXT, true),
    RESCALE_TYPE(DicomAttribute.RESCALE_TYPE, Form.TEXT, true),
    UNITS(DicomAttribute.UNITS, Form.TEXT, true),
    ECHO_TIME(DicomAttribute.ECHO_TIME, Form.TEXT, true),
    EFFECTIVE_ECHO_TIME(DicomAttribute.EFFECTIVE_ECHO_TIME, Form.REALS, true),
    ECHO_NUMBERS(DicomAttribute.ECHO_NUMBERS, Form.TEXT, true),
    REPETITION_TIME(DicomAttribute.REPETITION_TIME, Form.TEXT, true),
    INVERSION_TIME(DicomAttribute.INVERSION_TIME, Form.TEXT, true),
    INVERSION_TIMES(DicomAttribute.INVERSION_TIMES, Form.REALS, true),
    FLIP_ANGLE(DicomAttribute.FLIP_ANGLE, Form.TEXT, true),
    DIFFUSION_B_VALUE(DicomAttribute.DIFFUSION_B_VALUE, Form.REALS, true),
    DIFFUSION_DIRECTION(DicomAttribute.DIFFUSION_GRADIENT_ORIENTATION, Form.REALS, true),
    TEMPORAL_POSITION(DicomAttribute.TEMPORAL_POSITION_IDENTIFIER, Form.TEXT, true),
    TEMPORAL_POSITION_INDEX(DicomAttribute.TEMPORAL_POSITION_INDEX, Form.LONGS, true),
    CARDIAC_PHASE(DicomAttribute.NOMINAL_PERCENTAGE_OF_CARDIAC_PHASE, Form.REALS, true),
    /** Of a heartbeat, or a mere clock of slice after slice: it cannot split by itself. */
    TRIGGER_TIME(DicomAttribute.TRIGGER_TIME, Form.TEXT, false),
    TRIGGER_DELAY(DicomAttribute.NOMINAL_CARDIAC_TRIGGER_DELAY_TIME, Form.REALS, false),
    STACK_ID(DicomAttribute.STACK_ID, Form.TEXT, true),
    IN_STACK_POSITION(DicomAttribute.IN_STACK_POSITION_NUMBER, Form.LONGS, false),
    DIMENSION_INDICES(DicomAttribute.DIMENSION_INDEX_VALUES, Form.LONGS, false);

    private final DicomAttribute attribute;
    private final Form form;
    private final boolean splits;

    Trait(DicomAttribute attribute, Form form, boolean splits) {
        this.attribute = attribute;
        this.form = form;
        this.splits = splits;
    }

    public DicomAttribute attribute() {
        return attribute;
    }

    /** Whether images that differ here are of different volumes, whatever else they share. */
    public boolean splits() {
        return splits;
    }

    /** What is stated of a frame: in its own data set or, where that is silent, in the instance's. */
    static Map<DicomAttribute, String> of(AttributeReader frame, AttributeReader instance) {
        Map<DicomAttribute, String> traits = new EnumMap<>(DicomAttribute.class);
        for (Trait trait : values()) {
            String own = trait.form.text(frame, trait.attribute);
            String text = own.isEmpty() && frame != instance ? trait.form.text(instance, trait.attribute) : own;
            if (!text.isEmpty()) {
                traits.put(trait.attribute, text);
            }
        }
        return traits;
    }

    /** How a value becomes text. Several values are joined by a backslash. */
    private enum Form {
        TEXT {
            @Override
            String text(AttributeReader in, DicomAttribute attribute) {
                return String.join("\\", in.strings(attribute));
            }
        },
        FROM_THIRD {
            @Override
            String text(AttributeReader in, DicomAttribute attribute) {
                List<String> values = in.strings(attribute);
                return values.size() < 3 ? "" : String.join("\\", values.subList(2, values.size()));
            }
        },
        PRESENCE {
            @Override
            String text(AttributeReader in, DicomAttribute attribute) {
                return in.strings(attribute).isEmpty() ? "" : "YES";
            }
        },
        SHORTS {
            @Override
            String text(AttributeReader in, DicomAttribute attribute) {
                return Arrays.stream(in.words(attribute))
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining("\\"));
            }
        },
        LONGS {
            @Override
            String text(AttributeReader in, DicomAttribute attribute) {
                return Arrays.stream(in.longs(attribute))
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining("\\"));
            }
        },
        REALS {
            @Override
            String text(AttributeReader in, DicomAttribute attribute) {
                return Arrays.stream(in.reals(attribute))
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining("\\"));
            }
        };

        /** Empty when the attribute is absent or has no value. */
        abstract String text(AttributeReader in, DicomAttribute attribute);
    }
}
