package io.wardline.platform.cabinet;

/// The newest session of a cabinet.
///
/// @param number 1 for the first session of the cabinet, then dense
/// @param id     chosen by the device
record DoorSession(int number, String id, SessionState state) {
    DoorSession {
        if (number < 1) {
            throw new IllegalArgumentException("session number " + number + " is below 1");
        }
    }

    DoorSession in(SessionState next) {
        return new DoorSession(number, id, next);
    }
}
