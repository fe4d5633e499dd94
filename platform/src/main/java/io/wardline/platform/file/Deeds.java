package io.wardline.platform.file;

import io.wardline.platform.db.Tx;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Request;

/** The book of acts, which stands higher: the wiring hands it in. */
public interface Deeds {
    /** What is done, in the act's own transaction; it may run more than once. */
    @FunctionalInterface
    interface Work {
        /** Reads, decides, writes. */
        Answer perform(Tx tx, Deed deed);
    }

    /** Performs a request as one act, remembered with its answer. */
    Answer perform(Request request, String kind, Work work);

    /** Notes that a thing came into being. */
    void added(Tx tx, Deed deed, String subject, String field, String value);
}
