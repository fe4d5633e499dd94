package io.wardline.platform.cabinet;

/// The door as the device last told; for the eye only.
enum Door { OPEN, CLOSED, UNKNOWN }
