/**
 * What keeps the county itself: backups and restores in its past, the last answers of its checks, how its disk fills, and how
 * long which records are kept (保存期限). It looks at the tables of every other room and is looked at by nobody, so it stands
 * behind them all.
 */
@NullMarked
package io.wardline.platform.keeping;

import org.jspecify.annotations.NullMarked;
