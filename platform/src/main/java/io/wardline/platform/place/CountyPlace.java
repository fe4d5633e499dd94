package io.wardline.platform.place;

/** The places that exist once in every county, under numbers that the migrations fix. */
public enum CountyPlace {
    /** Physical: taken from a cabinet and not yet used, returned or written off. */
    OUT(1),
    /** Physical: claimed by two or more cabinets; it stands on one of their shelves, we do not know on which. */
    CONTESTED(2),
    /** Outside: whence goods come. */
    SUPPLIER(3),
    /** Outside: used for a patient. */
    PATIENT_USE(4),
    /** Outside: written off. */
    WASTE(5),
    /** Outside: missed at a count. */
    LOSS(6),
    /** Outside: surplus at a count. */
    FOUND(7),
    /** Outside: the other end where the shelf contradicts the book. */
    UNEXPLAINED(8),
    /** Outside: through here goods change their owner. */
    TITLE(9),
    /** Outside: through here goods are repacked. */
    CONVERSION(10);

    private final PlaceId id;

    CountyPlace(long id) {
        this.id = new PlaceId(id);
    }

    /** Its number. Its code is {@link #name()}. */
    public PlaceId id() {
        return id;
    }
}
