/**
 * Volume-based procurement (集中带量采购): an institution has agreed to buy a volume (约定采购量) of a selected product within an
 * agreement period, and the bureau watches how much of it is accepted. Progress (完成率) is compared with the time that has
 * passed (序时进度), exactly, never by rounded figures. Sources: 国办发〔2019〕2号 and 国办发〔2021〕2号 for what is agreed;
 * the colours are the operator's choice, and say so.
 */
@NullMarked
package io.wardline.platform.vbp;

import org.jspecify.annotations.NullMarked;
