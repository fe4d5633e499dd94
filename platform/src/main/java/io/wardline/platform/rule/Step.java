package io.wardline.platform.rule;

/**
 * One step of a working, as an officer would write it down to contest a figure.
 *
 * @param name stable word of the figure; its text for people stands under {@code step.<name>}
 * @param formula how it follows from inputs and earlier steps, in the letters of the policy
 * @param exact without any rounding: a decimal where it ends, otherwise a fraction
 * @param shown as it is printed
 * @param source number of the document that orders this step, or who chose it where no document does
 */
public record Step(String name, String formula, String exact, String shown, String source) {}
