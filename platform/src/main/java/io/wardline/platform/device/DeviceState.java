package io.wardline.platform.device;

/** Whether a registered device may speak. */
public enum DeviceState {
    /** It may connect. */
    ACTIVE,
    /** It may not; a live link is closed within 2 s on every node. */
    DISABLED
}
