package io.wardline.platform.vbp;

import io.wardline.platform.db.Tx;
import io.wardline.platform.rule.Rules;
import io.wardline.platform.time.CountyTime;

/** Which fact counts in a batch that does not say it itself: for rooms whose figures must be those of progress. */
public final class UsualSource {
    private final Measures measures;

    /** With the rules in force. */
    public UsualSource(Rules rules, CountyTime time) {
        this.measures = new Measures(rules, time);
    }

    /** As today's monitoring rule has it. */
    public ProgressSource today(Tx tx) {
        return measures.of(tx, null).rule().counting().source();
    }
}
