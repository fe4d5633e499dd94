package io.wardline.platform.vbp;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says that a supplier failed to deliver.
 *
 * @param institution code of the institution that ordered
 * @param supplier code of the selected supplier
 * @param orderNo of the provincial platform, with its line
 * @param quantity ordered in time and not delivered, in minimal units, at least 1
 * @param reminders how often the supplier was reminded, 0 to 1,000
 * @param complaint about it, at most 500 characters; null where none was made
 * @param attachment number of the evidence, one of the institution's attachments; null where there is none
 * @param words what happened, at most 500 characters
 */
record NewFailure(
        String batch, String agreement, String institution, String product, String supplier, String orderNo, int orderLine,
        Instant orderedAt, long quantity, int reminders, @Nullable String complaint, @Nullable Long attachment, String words) {}
