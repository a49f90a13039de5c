package org.secondread.preprocessing.pixel.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secondread.preprocessing.pixel.Photometric;
import org.secondread.preprocessing.pixel.PixelFormat;
import org.secondread.preprocessing.testing.RealImages;

/**
 * Real files against checksums of what other decoders make of them, as 16-bit words: libjpeg-turbo 3 for DCT of 12 bits,
 * else GDCM, which for lossless agrees with the JPEG reference implementation and for DCT of 8 bits with libjpeg-turbo.
 */
@Tag("needs-data")
class CorpusTest {
    @ParameterizedTest
    @CsvSource({
        "dcm_qa_ts/In/5.dcm, 384, 384, MONOCHROME2, 16, 12, false, 7fa12f57",
        "dcm_qa_ts/In/6.dcm, 384, 384, MONOCHROME2, 16, 12, false, 7fa12f57",
        "pydicom-data/JPEG-LL.dcm, 256, 1024, MONOCHROME2, 16, 16, true, 89c1c89f",
        "pydicom-data/JPGLosslessP14SV1_1s_1f_8b.dcm, 1024, 768, MONOCHROME2, 8, 8, false, f25af328",
        "pylibjpeg-data/JPEGLossless/JPEGLossless_1s_1f_i_16_16_bad.dcm, 512, 512, MONOCHROME2, 16, 16, true, 43a6a73c",
        "pylibjpeg-data/JPEGLossless/JPEGLossless_1s_1f_u_16_12.dcm, 1024, 1024, MONOCHROME2, 16, 12, false, d8d0985f",
        "pylibjpeg-data/JPEGLosslessSV1/JPEGLosslessP14SV1_1s_1f_u_16_16.dcm, 800, 535, MONOCHROME2, 16, 16, false, 149ac70e",
        "pylibjpeg-data/JPEGLosslessSV1/RG2_JPLL.dcm, 1760, 2140, MONOCHROME2, 16, 10, false, f4220697",
        "pydicom/SC_rgb_jpeg_gdcm.dcm, 100, 100, RGB, 8, 8, false, c1ebf822",
        "pydicom/JPEG-lossy.dcm, 256, 1024, MONOCHROME2, 16, 12, false, 519e66c5",
        "pydicom/JPGExtended.dcm, 256, 1024, MONOCHROME2, 16, 12, false, 519e66c5",
        "pylibjpeg-data/JPEGExtended/RG2_JPLY.dcm, 1760, 2140, MONOCHROME2, 16, 10, false, c76c8c26",
        "pylibjpeg-data/JPEGExtended/JPEGExtended_3s_1f_u_08_08.dcm, 768, 576, YBR_FULL, 8, 8, false, 31adf80e",
        "pydicom/SC_rgb_dcmtk_+eb+cr.dcm, 100, 100, RGB, 8, 8, false, 51dc402c",
        "pydicom/SC_rgb_dcmtk_+eb+cy+n1.dcm, 100, 100, YBR_FULL, 8, 8, false, 11fe1144",
        "pydicom/SC_rgb_dcmtk_+eb+cy+s2.dcm, 100, 100, YBR_FULL_422, 8, 8, false, a9dd23e8",
        "pydicom/SC_rgb_small_odd_jpeg.dcm, 3, 3, YBR_FULL, 8, 8, false, df583911",
        "pylibjpeg-data/JPEGBaseline/SC_rgb_jpeg_lossy_gdcm.dcm, 100, 100, RGB, 8, 8, false, fb99b4f2",
        "pydicom/SC_rgb_jpeg.dcm, 256, 256, RGB, 8, 8, false, d1a314f5",
    })
    void samplesEqualThoseOfOtherDecoders(
            String file,
            int columns,
            int rows,
            Photometric stated,
            int allocated,
            int stored,
            boolean signed,
            String crc)
            throws IOException {
        PixelFormat format = new PixelFormat(
                columns, rows, stated, false, PixelFormat.SampleType.INTEGER, allocated, stored, stored - 1, signed);

        short[] samples = Decoding.of(firstFrame(file), format).samples();

        assertThat(checksum(samples)).isEqualTo(crc);
    }

    /** Its header says RGB, its chrominance is subsampled and no segment tells: the colours of what it was made of. */
    @Test
    void subsampledChrominance_isNotTakenForRgb() throws IOException {
        Decoding decoding = Decoding.of(
                firstFrame("pylibjpeg-data/JPEGBaseline/SC_rgb_jpeg_lossy_gdcm.dcm"),
                Decoding.colour(100, 100, Photometric.RGB, 8));

        assertThat(decoding.photometric()).isEqualTo(Photometric.YBR_FULL);
    }

    private static String checksum(short[] samples) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return String.format("%08x", crc.getValue());
    }

    /** All fragments of a file with one frame (PS3.5 A.4). */
    private static byte[] firstFrame(String file) throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of(RealImages.series("codecs").toString(), file.split("/")));
        ByteBuffer items = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        items.position(text.indexOf("\u00FE\u00FF\0\u00E0", text.lastIndexOf("\u00E0\u007F\u0010\0")));
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        boolean offsetTable = true;
        while (items.getInt() == 0xE000FFFE) {
            byte[] fragment = new byte[items.getInt()];
            items.get(fragment);
            if (!offsetTable) {
                frame.writeBytes(fragment);
            }
            offsetTable = false;
        }
        return frame.toByteArray();
    }
}
