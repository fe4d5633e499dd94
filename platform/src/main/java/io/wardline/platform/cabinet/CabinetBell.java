package io.wardline.platform.cabinet;

/// Wakes the live view. The database rings it on channel `wl_cabinet` after every commit that changed a cabinet.
public interface CabinetBell extends AutoCloseable {
    /// The channel on which the database rings.
    String CHANNEL = "wl_cabinet";

    /// These cabinets have changed.
    ///
    /// @param payload dids joined by commas, or `*` when nobody knows which
    void changed(String payload);

    /// Alarms have changed: whoever sees them is told on the same stream, for a browser has one.
    ///
    /// @param payload the number of their institution, `county` for those of the county itself, or `*` when nobody knows which
    void alarmed(String payload);

    /// Shows nothing any more.
    @Override
    void close();
}
