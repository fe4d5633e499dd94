package io.wardline.platform.vbp;

/** Which of the two facts counts. Both are always shown. */
public enum ProgressSource {
    /** The provincial platform's file. */
    PLATFORM,
    /** Our own accepted receipts. */
    OWN,
    /** Whichever has less; of two equal ones our own. */
    LOWER;

    /** The fact that counts. */
    public Bought counted(Bought own, Bought platform) {
        return switch (this) {
            case PLATFORM -> platform;
            case OWN -> own;
            case LOWER -> platform.net() < own.net() ? platform : own;
        };
    }
}
