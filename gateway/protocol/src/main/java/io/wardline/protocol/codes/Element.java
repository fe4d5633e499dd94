package io.wardline.protocol.codes;

/**
 * One element of a GS1 message.
 *
 * @param ai the application identifier, two to four digits
 * @param value the data, decoded from whatever carried it
 * @param at index of the application identifier in the text that was read; 0 for an element that was not read
 */
public record Element(String ai, String value, int at) {

    public Element {
        if (value.isEmpty() || at < 0) {
            throw new IllegalArgumentException("element " + ai + " at " + at);
        }
    }

    public static Element of(String ai, String value) {
        return new Element(ai, value, 0);
    }
}
