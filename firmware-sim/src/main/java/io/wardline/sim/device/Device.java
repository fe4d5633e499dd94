package io.wardline.sim.device;

import io.wardline.protocol.device.Ack;
import io.wardline.protocol.device.Birth;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.JournalKey;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/// A device as its link and its county see it. Without current every question has an empty answer and every order is lost.
public sealed interface Device permits Cabinet, Scanner, ColdBox, Recording {
    /// Its name.
    DeviceId did();

    /// Whether it runs.
    boolean powered();

    /// Starts it.
    void boot(Instant now);

    /// Takes its current away, at once.
    void cutPower();

    /// Lets time pass up to `now`.
    ///
    /// @return what it says beside its journal
    List<Outgoing> tick(Instant now, RandomGenerator random);

    /// What it says first on a fresh link.
    ///
    /// @throws IllegalStateException when it has no current
    Birth birth(Instant now);

    /// Hears an acknowledgement of the gateway.
    void answered(Ack ack, Instant now);

    /// Hears a message of its command topic.
    void commanded(byte[] message, Instant now);

    /// Hears the configuration that the platform wants.
    ///
    /// @return what it reports about it
    List<Outgoing> desired(byte[] message, Instant now);

    /// The epoch of its journal, 0 while the number is unknown.
    long epoch();

    /// Consecutive journal lines without acknowledgement, oldest first.
    ///
    /// @param after     only lines above this seq; 0 for all
    /// @param most      lines at most
    /// @param mostBytes bytes at most, but one line is always given
    List<JournalLine> lines(long after, int most, int mostBytes);

    /// Hears that everything up to this key is on disk at the gateway, and may free it.
    void acknowledged(JournalKey key);
}
