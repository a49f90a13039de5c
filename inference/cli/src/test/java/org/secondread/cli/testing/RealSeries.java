package org.secondread.cli.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Real series, unpacked from the data folder's archives. */
public final class RealSeries {
    private RealSeries() {}

    /**
     * Unpacks {@code NAME.tar.xz}.
     *
     * @return the folder with the archive's content
     */
    public static Path unpack(String name, Path parent) throws IOException, InterruptedException {
        Path archive = Needs.data().resolve(name + ".tar.xz");
        Needs.program("xz", "xz-utils");
        Path folder = Files.createDirectory(parent.resolve(name));
        OutsideProgram tar = OutsideProgram.run("tar", "-xf", archive.toString(), "-C", folder.toString());
        assertThat(tar.exitCode()).as(tar.output()).isZero();
        return folder;
    }
}
