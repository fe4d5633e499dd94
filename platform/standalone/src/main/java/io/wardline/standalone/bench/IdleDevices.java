package io.wardline.standalone.bench;

import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** Devices that connect, are born, and say nothing more. Handshakes are full ones: no session is taken up again. */
final class IdleDevices implements AutoCloseable {
    private final List<Socket> sockets = new ArrayList<>();

    /**
     * Connects one device after the other.
     *
     * @param words port, prefix of the devices, first, number, folder of their certificates or {@code plain}
     */
    String open(List<String> words) throws IOException, GeneralSecurityException {
        var port = Integer.parseInt(words.get(0));
        var first = Integer.parseInt(words.get(2));
        for (var at = first; at < first + Integer.parseInt(words.get(3)); at++) {
            var did = words.get(1) + at;
            var socket = words.get(4).equals("plain")
                    ? new Socket(InetAddress.getLoopbackAddress(), port)
                    : secure(Path.of(words.get(4)), did, port);
            socket.setTcpNoDelay(true);
            sockets.add(socket);
            Frames.begin(did, true, socket.getInputStream(), socket.getOutputStream());
        }
        return Integer.toString(sockets.size());
    }

    private static Socket secure(Path folder, String did, int port) throws IOException, GeneralSecurityException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        var own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setKeyEntry("device", key(folder.resolve(did + ".key")), new char[0], new X509Certificate[] {
            certificate(folder.resolve(did + ".cert"))
        });
        keys.init(own, new char[0]);
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", certificate(folder.resolve("ca.pem")));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLSv1.3");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
        var socket = (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        socket.startHandshake();
        return socket;
    }

    private static X509Certificate certificate(Path file) throws IOException, GeneralSecurityException {
        try (var in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static PrivateKey key(Path file) throws IOException {
        try (var pem = new PEMParser(new StringReader(Files.readString(file)))) {
            return new JcaPEMKeyConverter().getPrivateKey((PrivateKeyInfo) pem.readObject());
        }
    }

    @Override
    public void close() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }
}
