/**
 * Statements (结算单、清算单): what a calculation becomes once people act on it. A version is kept with its inputs, its rule and its
 * steps, and never changes. Two persons who did not calculate it approve it (审批), it is published with a window for objections
 * (异议期) in working days, the institution objects (异议) line by line, somebody who neither calculated nor objected decides (裁决),
 * and money moves (拨付) only when the window has passed and nothing is open. A correction (更正) is a version that supersedes.
 *
 * <p>Every kind of result goes this one way; how it is reckoned is told by the room that computes, through
 * {@link io.wardline.platform.statement.Reckoner}.
 */
@NullMarked
package io.wardline.platform.statement;

import org.jspecify.annotations.NullMarked;
