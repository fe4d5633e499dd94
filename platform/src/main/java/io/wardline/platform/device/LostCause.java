package io.wardline.platform.device;

/// Why a range of a journal was written off.
public enum LostCause {
    /// The device said that it will never send these keys.
    DECLARED,
    /// The device was asked as often as it may be asked, in vain.
    ASKED,
    /// The first complete snapshot of a later epoch is stored.
    EPOCH
}
