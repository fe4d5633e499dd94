package io.wardline.platform.file.sheet;

import io.wardline.platform.web.FieldError;
import io.wardline.platform.web.Malformed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The wrong cells of one spreadsheet: all are counted, the first {@link SheetForm#MOST_ERRORS} are named. */
final class SheetErrors {
    private final List<FieldError> named = new ArrayList<>();
    private long beyond;

    SheetErrors(List<FieldError> known) {
        known.forEach(this::add);
    }

    void add(FieldError error) {
        if (named.size() < SheetForm.MOST_ERRORS) {
            named.add(error);
        } else {
            beyond++;
        }
    }

    void throwIfAny() {
        if (named.isEmpty()) {
            return;
        }
        if (beyond > 0) {
            named.add(new FieldError("", "sheet_more_errors", Map.of("count", beyond)));
        }
        throw new Malformed(named);
    }
}
