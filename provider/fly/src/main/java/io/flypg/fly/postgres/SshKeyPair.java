package io.flypg.fly.postgres;

import io.flypg.fly.call.SecretText;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import java.util.Base64;

/**
 * A new ed25519 key pair as OpenSSH writes it; nodes reach each other with it.
 *
 * @param privateKey the PEM text with its final newline, without which OpenSSH refuses it
 * @param publicKey one line, {@code ssh-ed25519 …}
 */
public record SshKeyPair(SecretText privateKey, String publicKey) {

    private static final String TYPE = "ssh-ed25519";
    private static final int KEY_BYTES = 32;
    private static final int PEM_WIDTH = 70;
    private static final int BLOCK = 8;

    public static SshKeyPair generate() {
        KeyPair pair = newPair();
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] point = Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
        byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
        byte[] publicBlob = blobs(bytes(TYPE), point);
        return new SshKeyPair(
                SecretText.of(pem(privateFile(publicBlob, point, seed))),
                TYPE + " " + Base64.getEncoder().encodeToString(publicBlob));
    }

    private static KeyPair newPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no Ed25519.", e);
        }
    }

    /** OpenSSH's own format (PROTOCOL.key), unencrypted. */
    private static byte[] privateFile(byte[] publicBlob, byte[] point, byte[] seed) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(bytes("openssh-key-v1\0"));
        file.writeBytes(blobs(bytes("none"), bytes("none"), new byte[0]));
        file.writeBytes(number(1));
        file.writeBytes(blobs(publicBlob, privateSection(point, seed)));
        return file.toByteArray();
    }

    private static byte[] privateSection(byte[] point, byte[] seed) {
        byte[] check = number(new SecureRandom().nextInt());
        ByteArrayOutputStream section = new ByteArrayOutputStream();
        section.writeBytes(check);
        section.writeBytes(check);
        section.writeBytes(blobs(bytes(TYPE), point, concat(seed, point), new byte[0]));
        for (int pad = 1; section.size() % BLOCK != 0; pad++) {
            section.write(pad);
        }
        return section.toByteArray();
    }

    private static String pem(byte[] file) {
        String body = Base64.getMimeEncoder(PEM_WIDTH, bytes("\n")).encodeToString(file);
        return "-----BEGIN OPENSSH PRIVATE KEY-----\n" + body + "\n-----END OPENSSH PRIVATE KEY-----\n";
    }

    /** Each value with its length in front. */
    private static byte[] blobs(byte[]... values) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] value : values) {
            all.writeBytes(number(value.length));
            all.writeBytes(value);
        }
        return all.toByteArray();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
