package io.wardline.platform.vbp;

import io.wardline.platform.audit.SealedTable;
import java.util.List;

/** What suppliers failed to deliver, and what was said about it. */
final class FailureStore {
    static final String SEALED_FAILURES =
            """
            select * from vbp_failure where sealing > $1 and sealing <= $2 order by sealing, id
            """;
    static final String SEALED_VERDICTS =
            """
            select * from vbp_failure_verdict where sealing > $1 and sealing <= $2 order by sealing, failure_id, judge_id
            """;
    static final List<SealedTable> SEALED = List.of(
            SealedTable.of("vbp_failure", SEALED_FAILURES, "id"),
            SealedTable.of("vbp_failure_verdict", SEALED_VERDICTS, "failure_id", "judge_id"));

    private FailureStore() {}
}
