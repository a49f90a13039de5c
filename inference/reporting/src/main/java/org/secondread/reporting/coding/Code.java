package org.secondread.reporting.coding;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.secondread.domain.CodedConcept;

/**
 * Every coded term that results are written with, in both languages. Values, schemes and English meanings are those of
 * PS3.16; terms of scheme {@link #PRIVATE_SCHEME} are ours and explained in the conformance statement.
 */
public enum Code {
    // Document, TID 1500, 1204
    IMAGING_MEASUREMENT_REPORT("126000", "DCM", "Imaging Measurement Report", "影像测量报告"),
    LANGUAGE("121049", "DCM", "Language of Content Item and Descendants", "内容项及其下级的语言"),
    ENGLISH("en", "RFC5646", "English", "英语"),
    CHINESE("zh", "RFC5646", "Chinese", "中文"),
    PROCEDURE_REPORTED("121058", "DCM", "Procedure reported", "所报告的检查"),
    IMAGING_MEASUREMENTS("126010", "DCM", "Imaging Measurements", "影像测量"),
    QUALITATIVE_EVALUATIONS("C0034375", "UMLS", "Qualitative Evaluations", "定性评价"),
    COMMENT("121106", "DCM", "Comment", "备注"),

    // CID 100: procedures
    CT_PROCEDURE("25045-6", "LN", "CT unspecified body region", "CT检查（未指定部位）"),
    MR_PROCEDURE("25056-3", "LN", "MRI unspecified body region", "磁共振检查（未指定部位）"),
    IMAGING_PROCEDURE("363679005", "SCT", "Imaging procedure", "影像检查"),

    // Observer context, TID 1001, 1002, 1004
    OBSERVER_TYPE("121005", "DCM", "Observer Type", "观察者类型"),
    DEVICE("121007", "DCM", "Device", "设备"),
    DEVICE_UID("121012", "DCM", "Device Observer UID", "观察设备UID"),
    DEVICE_NAME("121013", "DCM", "Device Observer Name", "观察设备名称"),
    DEVICE_MANUFACTURER("121014", "DCM", "Device Observer Manufacturer", "观察设备制造商"),
    DEVICE_MODEL_NAME("121015", "DCM", "Device Observer Model Name", "观察设备型号"),
    DEVICE_SERIAL_NUMBER("121016", "DCM", "Device Observer Serial Number", "观察设备序列号"),

    // Image library, TID 1600, 1602, 1604
    IMAGE_LIBRARY("111028", "DCM", "Image Library", "图像库"),
    IMAGE_LIBRARY_GROUP("126200", "DCM", "Image Library Group", "图像库组"),
    MODALITY("121139", "DCM", "Modality", "成像方式"),
    COMPUTED_TOMOGRAPHY("CT", "DCM", "Computed Tomography", "计算机断层成像"),
    MAGNETIC_RESONANCE("MR", "DCM", "Magnetic Resonance", "磁共振成像"),
    TARGET_REGION("123014", "DCM", "Target Region", "目标部位"),
    STUDY_DATE("111060", "DCM", "Study Date", "检查日期"),
    STUDY_TIME("111061", "DCM", "Study Time", "检查时间"),
    FRAME_OF_REFERENCE_UID("112227", "DCM", "Frame of Reference UID", "参考坐标系UID"),
    PIXEL_DATA_ROWS("110910", "DCM", "Pixel Data Rows", "像素行数"),
    PIXEL_DATA_COLUMNS("110911", "DCM", "Pixel Data Columns", "像素列数"),
    HORIZONTAL_PIXEL_SPACING("111026", "DCM", "Horizontal Pixel Spacing", "水平像素间距"),
    VERTICAL_PIXEL_SPACING("111066", "DCM", "Vertical Pixel Spacing", "垂直像素间距"),
    SPACING_BETWEEN_SLICES("112226", "DCM", "Spacing between slices", "层间距"),

    // CID 4031: body regions, by the values that its editions before 2022 have; later ones may be extended by them
    CHEST("51185008", "SCT", "Chest", "胸部"),
    HEAD("69536005", "SCT", "Head", "头部"),
    NECK("45048000", "SCT", "Neck", "颈部"),
    ABDOMEN("113345001", "SCT", "Abdomen", "腹部"),
    PELVIS("12921003", "SCT", "Pelvis", "盆部"),

    // Measurement groups, TID 1411, 1419, 1501, 4019
    MEASUREMENT_GROUP("125007", "DCM", "Measurement Group", "测量组"),
    TRACKING_IDENTIFIER("112039", "DCM", "Tracking Identifier", "跟踪标识"),
    TRACKING_UID("112040", "DCM", "Tracking Unique Identifier", "跟踪唯一标识"),
    FINDING("121071", "DCM", "Finding", "所见"),
    FINDING_SITE("363698007", "SCT", "Finding Site", "所见部位"),
    LATERALITY("272741003", "SCT", "Laterality", "侧别"),
    REFERENCED_SEGMENT("121191", "DCM", "Referenced Segment", "所引用的分割区"),
    SOURCE_IMAGE("121233", "DCM", "Source image for segmentation", "分割的源图像"),
    MEASUREMENT_METHOD("370129005", "SCT", "Measurement Method", "测量方法"),
    PATH("121055", "DCM", "Path", "路径"),
    ALGORITHM_NAME("111001", "DCM", "Algorithm Name", "算法名称"),
    ALGORITHM_VERSION("111003", "DCM", "Algorithm Version", "算法版本"),
    ALGORITHM_PARAMETERS("111002", "DCM", "Algorithm Parameters", "算法参数"),

    // Measurements and units
    VOLUME("118565006", "SCT", "Volume", "体积"),
    LONG_AXIS("103339001", "SCT", "Long axis", "长径"),
    SHORT_AXIS("103340004", "SCT", "Short axis", "短径"),
    DIAMETER("81827009", "SCT", "Diameter", "直径"),
    DERIVATION("121401", "DCM", "Derivation", "推导方式"),
    MEAN("373098007", "SCT", "Mean", "平均值"),
    SCORE("246262008", "SCT", "Score", "评分"),
    MILLIMETRE("mm", "UCUM", "mm", "毫米"),
    CUBIC_MILLIMETRE("mm3", "UCUM", "cubic millimeter", "立方毫米"),
    NO_UNITS("1", "UCUM", "no units", "无单位"),
    PIXELS("{pixels}", "UCUM", "pixels", "像素"),

    // Findings, sites, sides
    NODULE("27925004", "SCT", "Nodule", "结节"),
    LUNG("39607008", "SCT", "Lung", "肺"),
    RIGHT("24028007", "SCT", "Right", "右侧"),
    LEFT("7771000", "SCT", "Left", "左侧"),
    BILATERAL("51440002", "SCT", "Bilateral", "双侧"),

    // Triage and summary; CID 240, 6047, 7035
    PRESENCE("121052", "DCM", "Presence of property", "是否存在"),
    PRESENT("52101004", "SCT", "Present", "存在"),
    ABSENT("272519000", "SCT", "Absent", "不存在"),
    ACTIONABLE_IN_MINUTES("RID49480", "RADLEX", "ACR Category 1 Actionable Finding", "ACR 1类需处理所见（数分钟内）"),
    ACTIONABLE_IN_HOURS("RID49481", "RADLEX", "ACR Category 2 Actionable Finding", "ACR 2类需处理所见（数小时内）"),
    ACTIONABLE_IN_DAYS("RID49482", "RADLEX", "ACR Category 3 Actionable Finding", "ACR 3类需处理所见（数日内）"),
    FINDINGS_SUMMARY("111017", "DCM", "CAD Processing and Findings Summary", "计算机辅助处理与所见小结"),
    WITH_FINDINGS("111242", "DCM", "All algorithms succeeded; with findings", "全部算法成功；有所见"),
    WITHOUT_FINDINGS("111241", "DCM", "All algorithms succeeded; without findings", "全部算法成功；无所见"),

    // Segmentation and equipment; CID 7005, 7150, 7162, 7202, 7203
    SEGMENTATION("113076", "DCM", "Segmentation", "分割"),
    PROCESSED_IMAGE("121322", "DCM", "Source image for image processing operation", "图像处理的源图像"),
    ABNORMAL_STRUCTURE("49755003", "SCT", "Morphologically Abnormal Structure", "形态异常结构"),
    ARTIFICIAL_INTELLIGENCE("123110", "DCM", "Artificial Intelligence", "人工智能"),
    PROCESSING_EQUIPMENT("109102", "DCM", "Processing Equipment", "处理设备"),

    // Ours
    OPERATING_POINT("operating-point", Code.PRIVATE_SCHEME, "Operating point", "判定阈值"),
    CALIBRATED("calibrated", Code.PRIVATE_SCHEME, "Calibrated probability", "经校准的概率"),
    UNCALIBRATED("uncalibrated", Code.PRIVATE_SCHEME, "Uncalibrated model output", "未经校准的模型输出"),
    URGENCY("urgency", Code.PRIVATE_SCHEME, "Urgency category", "紧急程度"),
    NO_URGENCY("urgency-none", Code.PRIVATE_SCHEME, "No urgency assigned", "未判定紧急程度"),
    INPUT_LIMITATION("limitation", Code.PRIVATE_SCHEME, "Limitation of the input", "输入图像的局限");

    /** Coding Scheme Designator of our own terms; names beginning with 99 are private (PS3.16 section 8). */
    public static final String PRIVATE_SCHEME = "99SECONDREAD";

    private static final Map<String, Code> BY_KEY =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(c -> key(c.concept), Function.identity()));

    private final CodedConcept concept;
    private final String chinese;

    Code(String value, String scheme, String meaning, String chinese) {
        this.concept = new CodedConcept(value, scheme, meaning);
        this.chinese = chinese;
    }

    /** The term with its English meaning. */
    public CodedConcept concept() {
        return concept;
    }

    /** Whether a coded value is this term, whatever the language of its meaning. */
    public boolean is(CodedConcept other) {
        return concept.isSameAs(other);
    }

    /**
     * The meaning of a term in a language. A term outside this table, which only a model card can bring in, keeps the
     * English meaning that its card states.
     */
    public static String meaning(CodedConcept concept, Language language) {
        return switch (language) {
            case ENGLISH -> concept.meaning();
            case CHINESE -> of(concept).map(c -> c.chinese).orElse(concept.meaning());
        };
    }

    /** The table's row for a coded value, if it has one. */
    public static Optional<Code> of(CodedConcept concept) {
        return Optional.ofNullable(BY_KEY.get(key(concept)));
    }

    private static String key(CodedConcept concept) {
        return concept.scheme() + " " + concept.value();
    }
}
