package io.wardline.standalone.calc;

import io.wardline.platform.rule.ParamReading;
import java.util.function.Supplier;

/**
 * How the cases of one group are read and computed. Reading and computing are two steps, so that nothing is computed from the
 * stand-in of an input at fault.
 */
@FunctionalInterface
interface Case {
    Supplier<Answer> read(ParamReading input);
}
