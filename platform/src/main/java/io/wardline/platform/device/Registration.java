package io.wardline.platform.device;

/** What became of a device's registration. */
public sealed interface Registration {
    /** It may connect as soon as it has a certificate. */
    record Registered() implements Registration {}

    /** The id is taken: by this very device where kind and place are the same. */
    record DidTaken() implements Registration {}

    /** There is no place with this code. */
    record NoSuchPlace(String place) implements Registration {}

    /** A cabinet needs a place of kind CABINET; this one is of another kind. */
    record NotACabinetPlace(String place, String kind) implements Registration {}

    /** Another cabinet stands there. */
    record PlaceTaken(String place, String did) implements Registration {}
}
