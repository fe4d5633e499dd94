package io.wardline.platform.ledger;

/**
 * The sums below a list of stock.
 *
 * @param lines lines of the whole list
 * @param items how many different items they are of
 * @param quantity in base units, whatever they are
 */
public record StockTotal(long lines, long items, long quantity) {}
