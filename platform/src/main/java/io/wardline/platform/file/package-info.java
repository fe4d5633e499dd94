/**
 * What is kept or handed out as a file, whatever its trade: attachments, gap-free numbers of documents, and the codes by which
 * a printed one is verified; {@code sheet} has the spreadsheets, {@code paper} what is printed.
 *
 * <p>It stands on the floor, below every trade word, and above {@code web}, because it has routes of its own. What it needs
 * from above (the book of acts) it declares as {@link io.wardline.platform.file.Deeds}, and the wiring hands it in.
 */
@NullMarked
package io.wardline.platform.file;

import org.jspecify.annotations.NullMarked;
