/**
 * Retention of what volume-based procurement saves (集采结余留用): a part of the fund's saving goes back to the institution that
 * bought the selected product. Per product, B = Qb·P0·r·s is the budget, E = (V·P1 + N)·r·s the expenditure, S = B − E the saving
 * (结余测算基数) and R = S·k what is retained (结余留用资金), where k follows from the assessment score and is 0 on a veto (一票否决).
 * Nothing is rounded but what is published, and that once; so a shown budget less a shown expenditure may differ from the shown
 * saving by 0.01, and statements say so.
 */
@NullMarked
package io.wardline.platform.incentive;

import org.jspecify.annotations.NullMarked;
