package io.wardline.sim.device;

import io.wardline.protocol.device.Ack;
import io.wardline.protocol.device.DeviceCommand.Unlock;
import io.wardline.protocol.device.DeviceId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whether a bolt may be drawn now. The time is the gateway's, carried forward by `mono`: it can only err towards refusal and uses
/// no wall clock of the device (device protocol, section Commands).
final class UnlockCheck {
    /// What a bolt takes to move.
    private static final Duration MARGIN = Duration.ofMillis(500);

    private final @Nullable PublicKey authority;

    UnlockCheck(@Nullable PublicKey authority) {
        this.authority = authority;
    }

    /// What the platform signs: did, boot, nonce, id and deadline, one a line.
    static byte[] signedText(DeviceId did, UUID id, Unlock unlock) {
        return String.join("\n", did.value(), Long.toString(unlock.boot()), unlock.nonce(), id.toString(), unlock.deadline().toString())
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Why the unlock is refused, or empty when the bolt may be drawn.
    Optional<String> refusal(Board board, UUID id, Unlock unlock, Instant now) {
        Optional<String> late = late(board, unlock.boot(), unlock.deadline(), now);
        if (late.isPresent()) {
            return late;
        }
        if (!unlock.nonce().equals(board.nonce())) {
            return Optional.of("nonce.other");
        }
        return signed(board.did(), id, unlock) ? Optional.empty() : Optional.of("signature.bad");
    }

    /// Why it is too late, or too early to know.
    Optional<String> late(Board board, long boot, Instant deadline, Instant now) {
        if (boot != board.boot()) {
            return Optional.of("boot.other");
        }
        Ack answer = board.answer();
        if (answer == null) {
            return Optional.of("time.unknown");
        }
        Instant latest = answer.serverTime().plusMillis(board.mono(now) - answer.mono()).plus(MARGIN);
        return latest.isAfter(deadline) ? Optional.of("deadline.passed") : Optional.empty();
    }

    private boolean signed(DeviceId did, UUID id, Unlock unlock) {
        if (authority == null) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(authority);
            signature.update(signedText(did, id, unlock));
            return signature.verify(Base64.getDecoder().decode(unlock.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return false;
        }
    }
}
