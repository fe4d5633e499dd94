/**
 * What is printed: documents on A4 with a Chinese font embedded, and labels as PDF and ZPL.
 *
 * <p>The font is not part of the product: Noto Sans CJK (SIL Open Font License 1.1, Debian package fonts-noto-cjk) must lie on
 * the machine. Without it nothing is printed, and {@link io.wardline.platform.file.paper.FontMissing} says where it was looked
 * for. Only the glyphs in use are embedded, by {@link io.wardline.platform.file.font.FontFile}.
 */
@NullMarked
package io.wardline.platform.file.paper;

import org.jspecify.annotations.NullMarked;
