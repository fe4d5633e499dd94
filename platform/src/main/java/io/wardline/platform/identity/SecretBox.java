package io.wardline.platform.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts the few secrets that must be read again (AES-256-GCM), under a key that stands in a file beside the database: a
 * stolen dump opens nothing. The account's number is bound in, so that a row cannot be moved to another account.
 */
public final class SecretBox {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Path file;
    private final RandomGenerator secrets;

    /** With the file of the key, which is made when the first secret is sealed. */
    public SecretBox(Path file, RandomGenerator secrets) {
        this.file = file;
        this.secrets = secrets;
    }

    /** Read anew each time: it is 32 bytes once a sign-in, and a key that is not held cannot leak from memory. */
    private SecretKeySpec key() {
        try {
            return new SecretKeySpec(read(), "AES");
        } catch (IOException e) {
            throw new UncheckedIOException("the key " + file + " can be neither read nor made", e);
        }
    }

    private byte[] read() throws IOException {
        try {
            return whole(file);
        } catch (NoSuchFileException _) {
            var fresh = new byte[KEY_BYTES];
            secrets.nextBytes(fresh);
            Files.createDirectories(file.toAbsolutePath().getParent());
            var draft = Files.createTempFile(file.toAbsolutePath().getParent(), "key", ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(draft, fresh, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            // A link appears whole or not at all, and never replaces the key that another start has made meanwhile.
            try {
                Files.createLink(file, draft);
            } catch (FileAlreadyExistsException _) {
                return whole(file);
            } finally {
                Files.delete(draft);
            }
            return fresh;
        }
    }

    private static byte[] whole(Path file) throws IOException {
        var key = Files.readAllBytes(file);
        if (key.length != KEY_BYTES) {
            throw new IOException("it has " + key.length + " bytes and not " + KEY_BYTES);
        }
        return key;
    }

    /** Seals a secret for an account. */
    public byte[] seal(long accountId, byte[] secret) {
        var nonce = new byte[NONCE_BYTES];
        secrets.nextBytes(nonce);
        var sealed = apply(Cipher.ENCRYPT_MODE, accountId, nonce, secret);
        var box = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, box, NONCE_BYTES, sealed.length);
        return box;
    }

    /**
     * What was sealed.
     *
     * @throws IllegalStateException when the row was changed, or was sealed under another key
     */
    public byte[] open(long accountId, byte[] box) {
        return apply(Cipher.DECRYPT_MODE, accountId, Arrays.copyOf(box, NONCE_BYTES), Arrays.copyOfRange(box, NONCE_BYTES, box.length));
    }

    private byte[] apply(int mode, long accountId, byte[] nonce, byte[] text) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(Long.toString(accountId).getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret of account " + accountId + " cannot be read with this key", e);
        }
    }
}
