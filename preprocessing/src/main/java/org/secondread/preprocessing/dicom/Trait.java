package org.secondread.preprocessing.dicom;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Attributes by which images of one series may differ without being of one volume: the one table of them, the most telling
 * first. Where several sets of attributes tell volumes apart equally well, it is this order that decides.
 */
public enum Trait {
    STACK_ID(DicomAttribute.STACK_ID, Role.TELLING, Form.TEXT),
    TEMPORAL_POSITION_INDEX(DicomAttribute.TEMPORAL_POSITION_INDEX, Role.TELLING, Form.LONGS),
    TEMPORAL_POSITION(DicomAttribute.TEMPORAL_POSITION_IDENTIFIER, Role.TELLING, Form.TEXT),
    CARDIAC_PHASE(DicomAttribute.NOMINAL_PERCENTAGE_OF_CARDIAC_PHASE, Role.TELLING, Form.REALS),
    TRIGGER_DELAY(DicomAttribute.NOMINAL_CARDIAC_TRIGGER_DELAY_TIME, Role.TIME, Form.REALS),
    /** Of a heartbeat, or a mere clock of slice after slice. */
    TRIGGER_TIME(DicomAttribute.TRIGGER_TIME, Role.TIME, Form.TEXT),
    ECHO_NUMBERS(DicomAttribute.ECHO_NUMBERS, Role.TELLING, Form.TEXT),
    EFFECTIVE_ECHO_TIME(DicomAttribute.EFFECTIVE_ECHO_TIME, Role.TELLING, Form.REALS),
    ECHO_TIME(DicomAttribute.ECHO_TIME, Role.TELLING, Form.TEXT),
    DIFFUSION_B_VALUE(DicomAttribute.DIFFUSION_B_VALUE, Role.TELLING, Form.REALS),
    DIFFUSION_DIRECTION(DicomAttribute.DIFFUSION_GRADIENT_ORIENTATION, Role.TELLING, Form.REALS),
    INVERSION_TIME(DicomAttribute.INVERSION_TIME, Role.TELLING, Form.TEXT),
    INVERSION_TIMES(DicomAttribute.INVERSION_TIMES, Role.TELLING, Form.REALS),
    REPETITION_TIME(DicomAttribute.REPETITION_TIME, Role.TELLING, Form.TEXT),
    FLIP_ANGLE(DicomAttribute.FLIP_ANGLE, Role.TELLING, Form.TEXT),
    /** Magnitude, phase, real and imaginary images of one echo. */
    COMPLEX_COMPONENT(DicomAttribute.COMPLEX_IMAGE_COMPONENT, Role.TELLING, Form.TEXT),
    /** Reconstructions of one scan with several kernels. */
    CONVOLUTION_KERNEL(DicomAttribute.CONVOLUTION_KERNEL, Role.TELLING, Form.TEXT),
    /** Two tubes, or switching of one. */
    KVP(DicomAttribute.KVP, Role.TELLING, Form.TEXT),
    /** Values 1 and 2 decide nothing: they are often wrong. The third tells localisers, the fourth reformatted images. */
    IMAGE_TYPE(DicomAttribute.IMAGE_TYPE, Role.TELLING, Form.FROM_THIRD),
    FRAME_TYPE(DicomAttribute.FRAME_TYPE, Role.TELLING, Form.FROM_THIRD),
    /** Before and after contrast. */
    CONTRAST_PHASE(DicomAttribute.CONTRAST_BOLUS_AGENT_PHASE, Role.TELLING, Form.TEXT),
    CONTRAST_ADMINISTERED(DicomAttribute.CONTRAST_BOLUS_AGENT_ADMINISTERED, Role.TELLING, Form.TEXT),
    CONTRAST_AGENT(DicomAttribute.CONTRAST_BOLUS_AGENT, Role.TELLING, Form.PRESENCE),
    /** Thin and thick reconstructions of one scan. */
    SLICE_THICKNESS(DicomAttribute.SLICE_THICKNESS, Role.TELLING, Form.TEXT),
    /** Repeated scans, and contrast phases of one series. */
    ACQUISITION_NUMBER(DicomAttribute.ACQUISITION_NUMBER, Role.RUNNING, Form.TEXT),
    FRAME_ACQUISITION_NUMBER(DicomAttribute.FRAME_ACQUISITION_NUMBER, Role.RUNNING, Form.SHORTS),
    ACQUISITION_DATE(DicomAttribute.ACQUISITION_DATE, Role.RUNNING, Form.TEXT),
    ACQUISITION_TIME(DicomAttribute.ACQUISITION_TIME, Role.TIME, Form.TEXT),
    /** MIP, MPR and the like (PS3.3 C.8.16.2.1.3). */
    CALCULATION_TECHNIQUE(DicomAttribute.VOLUME_BASED_CALCULATION_TECHNIQUE, Role.KIND, Form.TEXT);

    /** What a difference means. */
    public enum Role {
        /** Images of different volumes, as one would expect. */
        TELLING,
        /** Different volumes perhaps; but scanners also count these along one stack as a matter of course. */
        RUNNING,
        /** As running; and where no value is shared, the order of the times may tell volumes apart. */
        TIME,
        /** Images of another kind, that are no slices. */
        KIND
    }

    private final DicomAttribute attribute;
    private final Role role;
    private final Form form;

    Trait(DicomAttribute attribute, Role role, Form form) {
        this.attribute = attribute;
        this.role = role;
        this.form = form;
    }

    /** The attributes of some roles, the most telling first. */
    public static List<DicomAttribute> attributes(Role... roles) {
        Set<Role> wanted = Set.of(roles);
        return Arrays.stream(values())
                .filter(trait -> wanted.contains(trait.role))
                .map(trait -> trait.attribute)
                .toList();
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
                return joined(Arrays.stream(in.words(attribute)).mapToObj(String::valueOf));
            }
        },
        LONGS {
            @Override
            String text(AttributeReader in, DicomAttribute attribute) {
                return joined(Arrays.stream(in.longs(attribute)).mapToObj(String::valueOf));
            }
        },
        REALS {
            @Override
            String text(AttributeReader in, DicomAttribute attribute) {
                return joined(Arrays.stream(in.reals(attribute)).mapToObj(String::valueOf));
            }
        };

        /** Empty when the attribute is absent or has no value. */
        abstract String text(AttributeReader in, DicomAttribute attribute);

        private static String joined(Stream<String> values) {
            return values.collect(Collectors.joining("\\"));
        }
    }
}
