/** Codes that stand on labels and tags: GS1, UDI, EPC and the Chinese systems. Parsing is total and never guesses. */
@NullMarked
package io.wardline.protocol.codes;

import org.jspecify.annotations.NullMarked;
