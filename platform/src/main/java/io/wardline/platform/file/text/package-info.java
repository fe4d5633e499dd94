/** Texts that people typed, made fit for files that people read. */
@NullMarked
package io.wardline.platform.file.text;

import org.jspecify.annotations.NullMarked;
