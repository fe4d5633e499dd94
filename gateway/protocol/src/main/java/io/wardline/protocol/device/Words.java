package io.wardline.protocol.device;

import java.util.Locale;

/// How a choice stands on the wire: `DOOR_CLOSED` is written `doorClosed`.
final class Words {
    private Words() {}

    static String of(Enum<?> choice) {
        StringBuilder word = new StringBuilder();
        for (String part : choice.name().toLowerCase(Locale.ROOT).split("_", -1)) {
            word.append(word.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return word.toString();
    }
}
