/**
 * Policy as data: rule sets (政策参数) with their document, their dates and their parameters, and the steps by which every
 * figure that follows from them explains itself.
 */
@NullMarked
package io.wardline.platform.rule;

import org.jspecify.annotations.NullMarked;
