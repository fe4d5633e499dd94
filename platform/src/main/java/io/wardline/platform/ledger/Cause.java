package io.wardline.platform.ledger;

import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.JournalKey;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Why something was posted: an act of a person or service, or an entry of a device's journal. The text is the natural
 * key, so that every movement can be explained without a look-up.
 *
 * @param text {@code act:<uuid>} or {@code entry:<did>:<epoch>:<seq>}
 */
public record Cause(String text) {
    private static final Pattern FORM =
            Pattern.compile("act:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|entry:[A-Za-z0-9_-]{1,64}:[0-9]{1,16}:[0-9]{1,16}");

    public Cause {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a cause: " + text);
        }
    }

    /** An accepted act. */
    public static Cause act(UUID act) {
        return new Cause("act:" + act);
    }

    /** An entry of a device's journal; for a snapshot in chunks, its first one. */
    public static Cause entry(DeviceId did, JournalKey key) {
        return new Cause("entry:" + did.value() + ":" + key.epoch() + ":" + key.seq());
    }

    /**
     * The identity of the movement with this index: the same cause read again gives the same identities.
     *
     * @param index counted from 0 within the cause
     */
    public UUID movement(int index) {
        return NameUuid.of(text + "#" + index);
    }
}
