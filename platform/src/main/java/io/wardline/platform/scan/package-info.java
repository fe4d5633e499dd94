/**
 * Scans (扫码): what the characters of a scanner mean in this county. One resolver for every screen, so that no client
 * guesses: it reads the raw characters, GS and symbology prefix included, finds the items, lots, pieces, places and
 * devices that they name, and says what is wrong with them. Where a scanner lost its separators it gives every
 * possible reading and asks. It only reads.
 */
@NullMarked
package io.wardline.platform.scan;

import org.jspecify.annotations.NullMarked;
