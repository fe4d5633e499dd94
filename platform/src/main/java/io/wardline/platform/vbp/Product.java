package io.wardline.platform.vbp;

/**
 * A generic (通用名) of a batch.
 *
 * @param batch code of the batch
 * @param code unique in the batch, as a batch's code
 * @param unit the minimal unit that its volumes count
 */
public record Product(String batch, String code, String name, String unit) {}
