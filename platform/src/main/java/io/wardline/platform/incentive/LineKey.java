package io.wardline.platform.incentive;

import io.wardline.platform.web.Fields;

/** A product of a batch in one of its agreement periods. */
record LineKey(String batch, String agreement, String product) {
    static final int LONGEST = 32;
    static final int LONGEST_SOURCE = 200;

    static LineKey read(Fields fields) {
        return new LineKey(fields.text("batch", LONGEST), fields.text("agreement", LONGEST), fields.text("product", LONGEST));
    }

    /** As a statement names its lines. */
    String code() {
        return batch + "/" + agreement + "/" + product;
    }
}
