/**
 * Acts and what they changed. Every accepted act of a person or a service leaves its canonical body, and every change
 * a row that says who, when, what, old, new, why and in which request, in the same transaction. Rows are facts: the
 * database refuses to change or remove them.
 */
@NullMarked
package io.wardline.platform.audit;

import org.jspecify.annotations.NullMarked;
