package io.wardline.platform.device;

/** What became of a device's registration. */
public sealed interface Registration {
    /** What may become of it where the place is named by its own code. */
    sealed interface AtPlace extends Registration {}

    /** It may connect as soon as it has a certificate. */
    record Registered() implements AtPlace {}

    /** The id is taken: by this very device where kind and place are the same. */
    record DidTaken() implements AtPlace {}

    /** There is no place with this code. */
    record NoSuchPlace(String place) implements AtPlace {}

    /** A cabinet needs a place of kind CABINET; this one is of another kind. */
    record NotACabinetPlace(String place, String kind) implements AtPlace {}

    /** Another cabinet stands there. */
    record PlaceTaken(String place, String did) implements AtPlace {}

    /** A cabinet is put under a ward; this place is of another kind. */
    record NotAWard(String place, String kind) implements Registration {}

    /** The place of the cabinet's name is there, and lies elsewhere than under this ward. */
    record PlaceElsewhere(String place, String ward) implements Registration {}
}
