package io.wardline.platform.cabinet;

/// What a session did with a tag, as its closing snapshot shows it.
enum LineKind { TAKEN, PUT, SUSPECT }
