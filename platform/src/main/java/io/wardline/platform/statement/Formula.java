package io.wardline.platform.statement;

import io.wardline.platform.rule.RuleSet;

/** How one kind of statement follows from its rule and its inputs, and from nothing else. */
@FunctionalInterface
public interface Formula {
    /**
     * Computes from inputs and nothing else, so that anybody gets the same at any time.
     *
     * @throws IllegalArgumentException for inputs that this kind never gathers
     */
    Reckoning reckon(RuleSet rule, Inputs inputs);
}
