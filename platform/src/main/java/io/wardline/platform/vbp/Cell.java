package io.wardline.platform.vbp;

/** Where figures stand: one institution, one product, one agreement period, each by its number. */
record Cell(long agreement, long institution, long product) {}
