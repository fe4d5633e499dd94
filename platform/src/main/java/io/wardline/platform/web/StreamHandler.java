package io.wardline.platform.web;

/** Opens one stream of server-sent events. */
@FunctionalInterface
public interface StreamHandler {
    /** Registers the stream with its source; returns at once. The stream lives until either side closes it. */
    void open(Request request, LiveStream stream);
}
