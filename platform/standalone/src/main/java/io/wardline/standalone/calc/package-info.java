/**
 * The offline calculator: it reads cases, hands them to the same calculations that the platform uses, and writes what they say.
 * The names of groups, inputs and fields are the command line's contract.
 */
@NullMarked
package io.wardline.standalone.calc;

import org.jspecify.annotations.NullMarked;
