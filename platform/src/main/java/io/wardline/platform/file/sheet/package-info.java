/**
 * Spreadsheets in and out, XLSX and CSV. A feature names its columns once, as a {@link io.wardline.platform.file.sheet.SheetForm},
 * and gets the export of its list and the import into it; what was exported can be imported again.
 *
 * <p>Out: identifiers are texts, quantities are numbers, days are dates; nothing that a person typed can become a formula
 * ({@link io.wardline.platform.file.sheet.Formula}). In: formulas, macros, bombs and external entities are refused, and
 * every wrong cell is named by its address before anything is kept.
 */
@NullMarked
package io.wardline.platform.file.sheet;

import org.jspecify.annotations.NullMarked;
