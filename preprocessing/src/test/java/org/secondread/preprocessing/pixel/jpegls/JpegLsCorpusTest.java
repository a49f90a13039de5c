package org.secondread.preprocessing.pixel.jpegls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secondread.preprocessing.pixel.Photometric;
import org.secondread.preprocessing.pixel.PixelFormat;
import org.secondread.preprocessing.pixel.Samples;
import org.secondread.preprocessing.testing.RealImages;

/**
 * First frames of published files. The check sums are those of the little-endian 16-bit samples that pydicom 3.0.2 reads
 * with CharLS and with libjpeg; near-lossless frames are no exception, for the standard defines what is decoded.
 */
@Tag("needs-data")
class JpegLsCorpusTest {
    private static final byte[] PIXEL_ITEM = {(byte) 0xFE, (byte) 0xFF, 0x00, (byte) 0xE0};
    private static final byte[] START = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

    @ParameterizedTest
    @CsvSource({
        "dcm_qa_ts/In/7.dcm, 384, 384, MONOCHROME2, 16, 12, false, 7FA12F57",
        "dcm_qa_ts/In/8.dcm, 384, 384, MONOCHROME2, 16, 12, false, 7FA12F57",
        "pydicom-data/JLSL_08_07_0_1F.dcm, 128, 128, MONOCHROME2, 8, 7, false, 6C8FAC52",
        "pydicom-data/JLSL_16_15_1_1F.dcm, 128, 128, MONOCHROME2, 16, 15, true, 5816C647",
        "pydicom-data/emri_small_jpeg_ls_lossless.dcm, 64, 64, MONOCHROME2, 16, 12, false, EF3BE9F9",
        "pydicom/JPEGLSNearLossless_08.dcm, 10, 45, MONOCHROME2, 8, 8, false, 9972A612",
        "pydicom/JPEGLSNearLossless_16.dcm, 10, 50, MONOCHROME2, 16, 16, false, 1D8715E6",
        "pydicom/MR_small_jpeg_ls_lossless.dcm, 64, 64, MONOCHROME2, 16, 16, true, 2614499C",
        "pydicom/SC_rgb_jls_lossy_line.dcm, 100, 100, RGB, 8, 8, false, FD08593D",
        "pydicom/SC_rgb_jls_lossy_sample.dcm, 100, 100, RGB, 8, 8, false, FD08593D",
        "pylibjpeg-data/JPEGLS/CT1_JLSN.dcm, 512, 512, MONOCHROME2, 16, 16, true, 3C9E0E74",
        "pylibjpeg-data/JPEGLS/RG1_JLSN.dcm, 1841, 1955, MONOCHROME1, 16, 15, false, ED284FE1",
        "pylibjpeg-data/JPEGLS/RG2_JLSN.dcm, 1760, 2140, MONOCHROME2, 16, 10, false, AFA86116",
        "pylibjpeg-data/JPEGLSLossless/RG2_JLSL.dcm, 1760, 2140, MONOCHROME2, 16, 10, false, F4220697",
        "pydicom-data/JLSL_RGB_ILV0.dcm, 256, 256, RGB, 8, 8, false, CC041CD8",
        "pydicom-data/JLSL_RGB_ILV1.dcm, 256, 256, RGB, 8, 8, false, CC041CD8",
        "pydicom-data/JLSL_RGB_ILV2.dcm, 256, 256, RGB, 8, 8, false, CC041CD8",
        "pydicom-data/JLSN_RGB_ILV0.dcm, 256, 256, RGB, 8, 8, false, 3D5FD359",
    })
    void aPublishedFile(
            String file,
            int columns,
            int rows,
            Photometric photometric,
            int allocated,
            int stored,
            boolean signed,
            String crc)
            throws IOException {
        PixelFormat format = new PixelFormat(
                columns,
                rows,
                photometric,
                false,
                PixelFormat.SampleType.INTEGER,
                allocated,
                stored,
                stored - 1,
                signed);
        short[] bits = new short[format.sampleCount()];

        new JpegLsFrameDecoder()
                .decode(
                        firstFrame(RealImages.series("codecs").resolve(file)),
                        format,
                        new Samples.Shorts(bits, signed),
                        0);

        assertThat(String.format("%08X", crcOf(bits))).isEqualTo(crc);
    }

    /** The first item that begins as a JPEG codestream does, and those behind it that go on with it. */
    private static ByteBuffer firstFrame(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (!holds(bytes, at, PIXEL_ITEM) || !holds(bytes, at + 8, START)) {
            at++;
        }
        ByteBuffer frame = ByteBuffer.allocate(bytes.limit());
        do {
            int length = bytes.getInt(at + 4);
            frame.put(bytes.slice(at + 8, length));
            at += 8 + length;
        } while (holds(bytes, at, PIXEL_ITEM) && !holds(bytes, at + 8, START));
        return frame.flip();
    }

    private static boolean holds(ByteBuffer bytes, int at, byte[] content) {
        return bytes.slice(at, content.length).equals(ByteBuffer.wrap(content));
    }

    private static long crcOf(short[] bits) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * bits.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(bits);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }
}
