package io.wardline.platform.incentive;

import io.wardline.platform.money.Fen;
import io.wardline.platform.web.Fields;
import io.wardline.platform.web.WrongForm;
import java.util.Arrays;

/**
 * What is entered of one institution, product and agreement period.
 *
 * @param priceTenThousandths P1, the selected price: yuan a minimal unit, times 10,000
 * @param otherFen N, spent on products that were not selected
 * @param otherDearerFen of that on those above the selected price
 * @param otherEvaluatedFen of that on those that passed the consistency evaluation
 * @param fundMillionths r, the share that the fund pays
 * @param insuredMillionths s, the share of insured patients
 * @param retainedBefore whether the generic completed a full cycle before and was retained
 * @param source the document or file it comes from
 */
record LineEntry(
        String institution, LineKey line, long priceTenThousandths, long otherFen, long otherDearerFen, long otherEvaluatedFen,
        int fundMillionths, int insuredMillionths, boolean retainedBefore, String source) {
    private static final int LONGEST_WORD = 8;

    LineEntry {
        if (otherDearerFen > otherFen || otherEvaluatedFen > otherFen) {
            throw new IllegalArgumentException("a part of what was spent on others is no more than all of it");
        }
    }

    static LineEntry read(Fields fields) {
        // Where the whole cannot be read, its parts are not compared with it.
        var all = Scaled.read(fields, "otherAmount", Scaled.FEN, Fen.MOST, Fen.MOST);
        return new LineEntry(
                fields.text("institution", LineKey.LONGEST), LineKey.read(fields),
                Scaled.read(fields, "selectedPrice", Scaled.TEN_THOUSANDTHS, Scaled.MOST_PRICE), all,
                Scaled.read(fields, "otherDearerAmount", Scaled.FEN, all),
                Scaled.read(fields, "otherEvaluatedAmount", Scaled.FEN, all),
                (int) Scaled.read(fields, "fundRatio", Scaled.MILLIONTHS, Scaled.MILLION),
                (int) Scaled.read(fields, "insuredShare", Scaled.MILLIONTHS, Scaled.MILLION),
                fields.parsed("retainedBefore", LONGEST_WORD, YesNo::of, YesNo.NO) == YesNo.YES,
                fields.text("source", LineKey.LONGEST_SOURCE));
    }

    /** In a file as in a body. */
    enum YesNo {
        YES("是"),
        NO("否");

        private final String chinese;

        YesNo(String chinese) {
            this.chinese = chinese;
        }

        static YesNo of(String word) {
            return Arrays.stream(values())
                    .filter(each -> each.name().equals(word) || each.chinese.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new WrongForm("yes_no"));
        }
    }
}
