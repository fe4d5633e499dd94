package io.wardline.platform.web;

import java.util.Map;

/** A text has not the form that its field requires; thrown by what parses the field, see {@link Fields#parsed}. */
public final class WrongForm extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String form;
    private final transient Map<String, Object> parameters;

    /**
     * With the name of the form, for example {@code gtin_digits}.
     *
     * @param form its text for people stands under {@code form.<form>}
     */
    public WrongForm(String form) {
        this(form, Map.of());
    }

    /** The same with what the text names between braces. */
    public WrongForm(String form, Map<String, Object> parameters) {
        super("not of the form " + form);
        this.form = form;
        this.parameters = Map.copyOf(parameters);
    }

    String form() {
        return form;
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
