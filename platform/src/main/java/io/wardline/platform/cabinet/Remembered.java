package io.wardline.platform.cabinet;

import io.wardline.platform.place.PlaceId;

/// A cabinet as memory holds it between two turns.
///
/// @param steps number of the newest step that the state contains; the database's number decides whether it is still true
/// @param shelf the place that the cabinet is
record Remembered(long steps, CabinetState state, PlaceId shelf) {}
