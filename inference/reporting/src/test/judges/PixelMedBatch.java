import com.pixelmed.validate.DicomSRValidator;

/** Judges several reports with one start of PixelMed's validator, which takes most of its time to start. */
public final class PixelMedBatch {
    private PixelMedBatch() {}

    public static void main(String[] files) throws Exception {
        DicomSRValidator validator = new DicomSRValidator();
        for (String file : files) {
            System.out.println(file);
            System.out.print(validator.validate(file));
        }
    }
}
