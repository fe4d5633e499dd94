package io.wardline.sim.county;

/// Somebody who works in the county.
///
/// @param name        of the account
/// @param role        ADMIN, BUREAU, WAREHOUSE, WARD, DELIVERY or SUPPLIER
/// @param duty        the product's word for it
/// @param institution code, empty for who works for the whole county
public record Person(String name, String role, String duty, String institution) {}
