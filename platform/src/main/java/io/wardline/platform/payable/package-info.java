/**
 * What is owed to suppliers and when (货款结算): payment within 30 days of acceptance, and the prepayment that the fund makes on
 * an agreed volume (预付金), of which documents state the least share.
 */
@NullMarked
package io.wardline.platform.payable;

import org.jspecify.annotations.NullMarked;
