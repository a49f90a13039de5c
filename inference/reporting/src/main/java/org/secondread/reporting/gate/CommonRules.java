package org.secondread.reporting.gate;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;

/** What holds for attributes of any object: complete codes, and values of the form that their VR allows. */
final class CommonRules {
    private static final Pattern UID = Pattern.compile("(0|[1-9]\\d*)(\\.(0|[1-9]\\d*))*");
    private static final Pattern CODE_STRING = Pattern.compile("[A-Z0-9 _]*");
    private static final Pattern DECIMAL = Pattern.compile("\\s*[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?\\s*");
    private static final Pattern INTEGER = Pattern.compile("\\s*[+-]?\\d{1,11}\\s*");
    private static final Pattern DATE = Pattern.compile("\\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])\\s*");
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3])([0-5]\\d([0-5]\\d(\\.\\d{1,6})?)?)?\\s*");

    private CommonRules() {}

    /** @param isCopied attributes whose values come from the input and are not ours to judge */
    static List<Rule> all(IntPredicate isCopied) {
        return List.of(
                new Rule("code.complete", "PS3.3 8.8", object -> Node.root(object)
                        .walk(isCopied)
                        .filter(CommonRules::isCode)
                        .flatMap(CommonRules::incompleteCode)),
                new Rule("value.form", "PS3.5 6.2", object -> Node.root(object)
                        .walk(isCopied)
                        .flatMap(node -> Arrays.stream(node.attributes().tags())
                                .filter(tag -> !isCopied.test(tag))
                                .boxed()
                                .flatMap(tag -> malformed(node, tag)))));
    }

    private static boolean isCode(Node node) {
        Attributes item = node.attributes();
        return item.contains(Tag.CodeValue) || item.contains(Tag.CodeMeaning);
    }

    private static Stream<Rule.Breach> incompleteCode(Node node) {
        return Stream.of(Tag.CodeValue, Tag.CodingSchemeDesignator, Tag.CodeMeaning)
                .filter(tag -> !node.attributes().containsValue(tag))
                .map(tag -> new Rule.Breach(node.pathOf(tag), "has no value"));
    }

    private static Stream<Rule.Breach> malformed(Node node, int tag) {
        VR vr = node.attributes().getVR(tag);
        if (!vr.isStringType() || !node.attributes().containsValue(tag)) {
            return Stream.empty();
        }
        boolean wellFormed =
                Arrays.stream(node.attributes().getStrings(tag)).allMatch(value -> value == null || isOf(vr, value));
        return Rule.Breach.unless(wellFormed, node.pathOf(tag), "is not of the form that VR " + vr + " has");
    }

    private static boolean isOf(VR vr, String value) {
        return switch (vr) {
            case UI -> value.length() <= 64 && UID.matcher(value).matches();
            case CS -> value.length() <= 16 && CODE_STRING.matcher(value).matches();
            case DS -> value.length() <= 16 && DECIMAL.matcher(value).matches();
            case IS -> INTEGER.matcher(value).matches();
            case DA -> DATE.matcher(value).matches();
            case TM -> TIME.matcher(value).matches();
            case SH -> characters(value) <= 16;
            case LO -> characters(value) <= 64;
            case ST -> characters(value) <= 1024;
            case LT -> characters(value) <= 10240;
            default -> true;
        };
    }

    private static int characters(String value) {
        return value.codePointCount(0, value.length());
    }
}
