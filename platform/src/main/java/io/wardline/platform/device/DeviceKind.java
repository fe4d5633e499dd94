package io.wardline.platform.device;

/// What a registered device is.
public enum DeviceKind { CABINET, SCANNER, COLD_BOX }
