package io.wardline.platform.vbp;

/**
 * A village clinic (村卫生室): a delivery point under a township hospital, for which its purchases count.
 *
 * @param code as a batch's code
 * @param institution code of the township hospital
 */
record Clinic(String code, String name, String institution) {}
