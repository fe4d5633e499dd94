package io.wardline.sim.county;

/// The product did not answer, or not as its interface says.
public final class ProductFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ProductFault(String message) {
        super(message);
    }

    public ProductFault(String message, Throwable cause) {
        super(message, cause);
    }
}
