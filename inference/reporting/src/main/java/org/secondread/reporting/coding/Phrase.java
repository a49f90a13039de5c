package org.secondread.reporting.coding;

/** The sentences that results are written with, in both languages. */
public enum Phrase {
    NOTHING_FOUND("The analysis was completed and no finding reached the operating point.", "分析已完成，没有所见达到判定阈值。"),
    NOT_VERIFIED(
            "Produced by an algorithm and not verified by a physician. Demonstration model, not a medical device.",
            "由算法生成，未经医师核实。演示模型，不是医疗器械。");

    private final String english;
    private final String chinese;

    Phrase(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    public String in(Language language) {
        return switch (language) {
            case ENGLISH -> english;
            case CHINESE -> chinese;
        };
    }
}
