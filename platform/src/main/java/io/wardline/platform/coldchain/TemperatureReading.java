package io.wardline.platform.coldchain;

/**
 * One raw reading of a logger.
 *
 * @param monotonicMs the device's own running time in ms, whatever its clock says
 * @param milliCelsius −200,000 (exclusive) to 200,000
 */
public record TemperatureReading(long monotonicMs, int milliCelsius) {}
