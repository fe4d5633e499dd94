package io.wardline.platform.vbp;

/**
 * An agreed volume (约定采购量).
 *
 * @param institution its code
 * @param quantity in minimal units, 0 to {@value #MOST}; 0 means that nothing was promised
 */
public record Volume(String batch, String agreement, String institution, String product, long quantity) {
    static final long MOST = 1_000_000_000_000L;
}
