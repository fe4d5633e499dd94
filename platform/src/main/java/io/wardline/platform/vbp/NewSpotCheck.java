package io.wardline.platform.vbp;

import java.time.LocalDate;

/**
 * What somebody saw at a clinic.
 *
 * @param found whether the product was in stock
 * @param words what was seen, at most 500 characters
 */
record NewSpotCheck(String clinic, String batch, String product, LocalDate checkedOn, boolean found, String words) {}
