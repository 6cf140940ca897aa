package io.flypg.local.graphql;

import io.flypg.local.model.Refused;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Certifies SSH keys in OpenSSH's format, with a key of its own that lives as long as the server. Nothing on the local platform asks for
 * these certificates; clients insist on a real one.
 */
final class CertificateAuthority {
    private static final String PLAIN = "ssh-ed25519";
    private static final String CERTIFIED = "ssh-ed25519-cert-v01@openssh.com";
    private static final int USER = 1;
    private static final int KEY_BYTES = 32;

    private final InstantSource clock;
    private final KeyPair key;

    CertificateAuthority(InstantSource clock) {
        this.clock = clock;
        try {
            key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }

    /** A user certificate, as one line, for the key on a line {@code ssh-ed25519 …}. */
    String certify(String publicKey, List<String> principals, long hours) {
        byte[] signed = unsigned(keyBytes(publicKey), principals, hours);
        byte[] signature = new Blob().text(PLAIN).bytes(sign(signed)).done();
        byte[] certificate = new Blob().raw(signed).bytes(signature).done();
        return CERTIFIED + " " + Base64.getEncoder().encodeToString(certificate);
    }

    private byte[] unsigned(byte[] subject, List<String> principals, long hours) {
        byte[] nonce = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(nonce);
        long now = clock.instant().getEpochSecond();
        var names = new Blob();
        principals.forEach(names::text);
        return new Blob()
                .text(CERTIFIED)
                .bytes(nonce)
                .bytes(subject)
                .number(1)
                .small(USER)
                .text("flypg-local")
                .bytes(names.done())
                .number(now - 60)
                .number(now + hours * 3600)
                .text("")
                .bytes(new Blob().text("permit-pty").text("").done())
                .text("")
                .bytes(new Blob().text(PLAIN).bytes(authorityKey()).done())
                .done();
    }

    /** The raw key is the end of its X.509 form. */
    private byte[] authorityKey() {
        byte[] encoded = key.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
    }

    private byte[] sign(byte[] data) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key.getPrivate());
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sign a certificate", e);
        }
    }

    private static byte[] keyBytes(String line) {
        String[] words = line.strip().split("\\s+", -1);
        try {
            byte[] blob = Base64.getDecoder().decode(words.length > 1 ? words[1] : "");
            if (words[0].equals(PLAIN) && blob.length > KEY_BYTES) {
                return Arrays.copyOfRange(blob, blob.length - KEY_BYTES, blob.length);
            }
        } catch (IllegalArgumentException _) {
            throw notAKey();
        }
        throw notAKey();
    }

    private static Refused notAKey() {
        return Refused.invalid("publicKey is not an ssh-ed25519 key");
    }

    /** Bytes in the encoding of RFC 4251. */
    private static final class Blob {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Blob text(String text) {
            return bytes(text.getBytes(StandardCharsets.UTF_8));
        }

        Blob bytes(byte[] bytes) {
            return small(bytes.length).raw(bytes);
        }

        Blob small(int number) {
            return raw(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
        }

        Blob number(long number) {
            return raw(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        }

        Blob raw(byte[] bytes) {
            out.writeBytes(bytes);
            return this;
        }

        byte[] done() {
            return out.toByteArray();
        }
    }
}
