/**
 * {@code wardline bench}: each figure with its ceiling and its ratio, measured in one run on one machine.
 *
 * <p>Rates swing with the machine, so no absolute rate is a target: what is measured and what bounds it run in turns, the order
 * reversed every round, and the ratio of each round is what counts. Printed are median and spread over the rounds, and the CPU
 * that every process spent for a message.
 */
@NullMarked
package io.wardline.standalone.bench;

import org.jspecify.annotations.NullMarked;
