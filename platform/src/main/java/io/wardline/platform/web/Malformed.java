package io.wardline.platform.web;

import java.util.List;

/** The request's words are not well formed: answered with 400 and every error found. */
public final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    /** At least one error. */
    public Malformed(List<FieldError> errors) {
        super("malformed request: " + errors);
        this.errors = List.copyOf(errors);
    }

    /** What is wrong, field by field. */
    public List<FieldError> errors() {
        return errors;
    }
}
