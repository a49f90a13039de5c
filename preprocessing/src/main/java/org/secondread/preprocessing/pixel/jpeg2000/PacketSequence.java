package org.secondread.preprocessing.pixel.jpeg2000;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads all packets of a tile in their order (T.800 B.12).
 *
 * <p>Encoders that fill a given size may leave out packets at the end of a tile that would be empty. Where the codestream
 * is whole, that is, each tile-part has its stated length and EOC follows, packets that are not there are therefore taken
 * as empty; openjpeg does likewise. Where EOC is missing, every packet must be there, else the codestream was cut off.
 */
final class PacketSequence {
    private final PacketReader reader;
    private final boolean whole;

    PacketSequence(PacketReader reader, boolean whole) {
        this.reader = reader;
        this.whole = whole;
    }

    void read(List<TileComponent> components, List<ProgressionVolume> volumes) {
        List<Precinct> precincts = new ArrayList<>();
        components.forEach(
                component -> component.resolutions().forEach(resolution -> precincts.addAll(resolution.precincts())));
        for (ProgressionVolume volume : volumes) {
            List<Precinct> due = new ArrayList<>(precincts);
            due.removeIf(precinct -> !volume.holds(precinct));
            due.sort(volume.order().order());
            if (!read(due, volume)) {
                break;
            }
        }
    }

    /** Whether there may be more. */
    private boolean read(List<Precinct> due, ProgressionVolume volume) {
        return switch (volume.order()) {
            case LRCP -> readLayersOutside(due, volume.layerEnd());
            case RLCP -> {
                int from = 0;
                boolean more = true;
                while (more && from < due.size()) {
                    int to = from;
                    while (to < due.size()
                            && due.get(to).resolution() == due.get(from).resolution()) {
                        to++;
                    }
                    more = readLayersOutside(due.subList(from, to), volume.layerEnd());
                    from = to;
                }
                yield more;
            }
            case RPCL, PCRL, CPRL -> readLayersInside(due, volume.layerEnd());
        };
    }

    private boolean readLayersOutside(List<Precinct> due, int layerEnd) {
        for (int layer = 0; layer < layerEnd && !due.isEmpty(); layer++) {
            for (Precinct precinct : due) {
                if (precinct.layers() <= layer && !readNext(precinct)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean readLayersInside(List<Precinct> due, int layerEnd) {
        for (Precinct precinct : due) {
            while (precinct.layers() < layerEnd) {
                if (!readNext(precinct)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean readNext(Precinct precinct) {
        if (reader.isAtEnd()) {
            if (!whole) {
                throw Refusal.truncated();
            }
            return false;
        }
        reader.read(precinct);
        return true;
    }
}
