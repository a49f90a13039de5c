package org.secondread.preprocessing.quality;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.secondread.preprocessing.quality.QualityCriteria.Bound;
import org.secondread.preprocessing.quality.QualityCriteria.Consequence;

/** The bounds of the one model that is in service, so that tests judge as the service does. */
final class CardBounds {
    private static final Path CARD = Path.of("..", "models", "catalog", "lung-nodule", "1.0.0", "card.yaml");

    private CardBounds() {}

    static QualityCriteria read() {
        Map<QualityFigure, Bound> bounds = new EnumMap<>(QualityFigure.class);
        for (QualityFigure figure : QualityFigure.values()) {
            Matcher line = Pattern.compile(
                            figure.key() + ": \\{(?:atLeast: ([^,]+), )?(?:atMost: ([^,]+), )?otherwise: (\\w+)}")
                    .matcher(text());
            if (line.find()) {
                bounds.put(
                        figure,
                        new Bound(number(line.group(1)), number(line.group(2)), Consequence.valueOf(line.group(3))));
            }
        }
        return new QualityCriteria("the card", bounds);
    }

    private static OptionalDouble number(@Nullable String text) {
        return text == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
    }

    private static String text() {
        try {
            return Files.readString(CARD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
