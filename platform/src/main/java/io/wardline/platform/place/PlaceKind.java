package io.wardline.platform.place;

/** The kinds of places that people add; stock can stand in each. The {@link CountyPlace}s are there from the start. */
public enum PlaceKind {
    /** The county's central store. */
    COUNTY_STORE,
    /** A zone of a store, such as the cold room. */
    ZONE,
    /** A bin or shelf of a zone. */
    BIN,
    /** A hospital's store 二级库. */
    HOSPITAL_STORE,
    /** A ward's store 三级库. */
    WARD,
    /** A smart cabinet 智能柜. */
    CABINET,
    /** A transport box. */
    BOX,
    /** A tote between store and ward. */
    TOTE,
    /** A vehicle on its way. */
    VEHICLE
}
