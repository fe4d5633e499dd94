package io.wardline.platform.device;

/// The next key of a device's journal to apply. Everything before it has been applied, passed over or written off.
///
/// @param epoch   1 to 2^53 - 1
/// @param nextSeq 1 to 2^53
record Cursor(long epoch, long nextSeq) {
    Cursor after(long seq) {
        return new Cursor(epoch, seq + 1);
    }
}
