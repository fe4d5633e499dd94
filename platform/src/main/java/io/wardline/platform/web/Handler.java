package io.wardline.platform.web;

/** One route's straight line: parse, call the feature's door, render. Runs on a virtual thread. */
@FunctionalInterface
public interface Handler {
    /**
     * Answers one request. The trade's "no" is an {@link Answer}; whatever is thrown is mapped by {@link Problem}.
     */
    Answer handle(Request request);
}
