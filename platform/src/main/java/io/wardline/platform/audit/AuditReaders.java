package io.wardline.platform.audit;

import io.wardline.platform.db.Tx;

/** Who may read what everybody did, beside the administrators: answered by whoever keeps the duties. */
@FunctionalInterface
public interface AuditReaders {
    /** Whether an account of the county may. */
    boolean include(Tx tx, long accountId);
}
