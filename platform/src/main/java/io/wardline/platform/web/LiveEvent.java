package io.wardline.platform.web;

import java.nio.charset.StandardCharsets;

/**
 * One server-sent event, rendered once for all streams.
 *
 * @param key a newer event of the same key replaces one that a slow client has not yet taken
 * @param wire the bytes of the event, its blank line included
 */
public record LiveEvent(String key, String wire) {
    /**
     * Renders an event.
     *
     * @param key for example {@code cabinet/C-017}
     * @param name the event's name, for example {@code cabinet}
     * @param id what the client sends back as {@code Last-Event-ID}; no line breaks
     * @param body a record, written as JSON
     */
    public static LiveEvent of(String key, String name, String id, Object body) {
        if (name.contains("\n") || id.contains("\n") || name.contains("\r") || id.contains("\r")) {
            throw new IllegalArgumentException("the name and id of an event are one line each");
        }
        // Jackson writes no line break inside a document, so the data is one line.
        var data = new String(Json.write(body), StandardCharsets.UTF_8);
        return new LiveEvent(key, "event: " + name + "\nid: " + id + "\ndata: " + data + "\n\n");
    }
}
