package io.wardline.platform.settlement;

/**
 * How VBP retention that is already paid is kept from being paid twice (不再重复计算, 桂医保发〔2023〕24号). The document names no
 * formula; these are the three readings of it.
 */
public enum VbpDedup {
    /** keep = min(cap, κ·max(0, S − V)). */
    DEDUCT_FROM_SURPLUS,
    /** keep = max(0, min(cap, κ·S) − V). */
    DEDUCT_FROM_RETAINED,
    /** keep = min(max(0, cap − V), κ·max(0, S − V)). */
    CAP_INCLUDES_VBP
}
