package io.wardline.platform.scan;

import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Request;
import io.wardline.platform.web.Routes;
import io.wardline.protocol.codes.ScanReading;

/** {@code /api/scan}. It is a POST although it only reads: a code with control characters has no place in an address. */
final class ScanRoutes {
    private final Scan scan;

    ScanRoutes(Scan scan) {
        this.scan = scan;
    }

    void register(Routes routes) {
        routes.post("/api/scan/resolve", Access.scopedReaders(), this::resolve);
    }

    private Answer resolve(Request request) {
        var raw = request.body(fields -> fields.characters("raw", ScanReading.MAX_LENGTH));
        return Answer.found(scan.resolve(request.caller().scope(), raw));
    }
}
