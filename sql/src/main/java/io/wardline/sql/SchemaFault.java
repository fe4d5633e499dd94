package io.wardline.sql;

/** The database is not what the product needs, or refused a preparing statement; the text says what to change. */
public final class SchemaFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SchemaFault(String message) {
        super(message);
    }

    SchemaFault(String message, Throwable cause) {
        super(message, cause);
    }
}
