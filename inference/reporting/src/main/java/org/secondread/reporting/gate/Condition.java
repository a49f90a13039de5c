package org.secondread.reporting.gate;

import java.util.stream.Stream;
import org.dcm4che3.data.Tag;

/** When a conditional row of a module table applies. */
enum Condition {
    ALWAYS {
        @Override
        boolean holds(Node object) {
            return true;
        }
    },
    /** Frames are described one by one, not as tiles of one large image (PS3.3 C.7.6.17.3). */
    PER_FRAME {
        @Override
        boolean holds(Node object) {
            return !"TILED_FULL".equals(object.attributes().getString(Tag.DimensionOrganizationType));
        }
    },
    /** Frames have a place, in the patient or on a slide. */
    LOCATED {
        @Override
        boolean holds(Node object) {
            return Stream.concat(object.items(Tag.SharedFunctionalGroupsSequence).stream(), object.frames().stream())
                    .anyMatch(groups -> groups.attributes().contains(Tag.PlanePositionSequence)
                            || groups.attributes().contains(Tag.PlanePositionSlideSequence));
        }
    },
    /** Frames have a place in the patient: there is a frame of reference, and it is not a slide's. */
    PATIENT {
        @Override
        boolean holds(Node object) {
            return PER_FRAME.holds(object)
                    && object.attributes().containsValue(Tag.FrameOfReferenceUID)
                    && !object.attributes().contains(Tag.ImageOrientationSlide);
        }
    };

    abstract boolean holds(Node object);
}
