/**
 * Cuts an OpenType font with CFF outlines down to the signs that a document shows, so that a paper carries some kilobytes of
 * font and not fifteen megabytes.
 *
 * <p>It is our own because what is printed here is read by those who pay by it: the cut of the library that writes our PDF files
 * moves the outline of some signs by a whole em, and leaves out private dictionaries that a strict reader asks for. The rules:
 * OpenType 1.9.1 (ISO/IEC 14496-22), Adobe Technical Notes 5176 (the Compact Font Format) and 5177 (the Type 2 charstring
 * format).
 */
@NullMarked
package io.wardline.platform.file.font;

import org.jspecify.annotations.NullMarked;
