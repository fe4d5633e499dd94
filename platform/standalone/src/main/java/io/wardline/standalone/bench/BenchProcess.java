package io.wardline.standalone.bench;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The main class of the processes that a bench starts. The first line on the standard input says what the process needs, every
 * further line is a question; each is answered with one line that starts with {@code ok}.
 */
final class BenchProcess {
    private BenchProcess() {}

    /** What such a process is. */
    enum Role {
        /** The product's gateway. */
        GATEWAY,
        /** The product's inbox writer, fed without a network. */
        WRITER,
        /** COPY into the inbox. */
        COPY,
        /** A vertx-mqtt server that acknowledges at once and keeps nothing. */
        BARE,
        /** Devices that publish. */
        LOAD,
        /** The product's pump with its projection of cabinets. */
        PUMP,
        /** The product's platform with its web server, with or without a gateway beside it. */
        COUNTY,
        /** Writers of acts, with the product's sealer or without. */
        ACTS
    }

    /** One process at work. */
    interface Subject extends AutoCloseable {
        /** Answers a question. */
        String answer(List<String> words) throws Exception;

        @Override
        void close();
    }

    public static void main(String[] arguments) throws IOException {
        // Whatever else prints to the standard output must not be taken for an answer.
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var role = Role.valueOf(arguments[0]);
        var code = 0;
        try (var subject = open(role, List.of(in.readLine().split(" ")))) {
            out.println("ok");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                out.println("ok " + subject.answer(List.of(line.split(" "))));
            }
        } catch (Exception e) {
            e.printStackTrace();
            out.println("failed: " + e);
            code = 1;
        }
        // Threads of clients that were cut off must not keep the process alive.
        System.exit(code);
    }

    private static Subject open(Role role, List<String> words) throws Exception {
        return switch (role) {
            case GATEWAY -> GatewaySubject.open(words);
            case WRITER -> WriterSubject.open(words);
            case COPY -> CopySubject.open(words);
            case BARE -> BareSubject.open(words);
            case LOAD -> LoadSubject.open(words);
            case PUMP -> PumpSubject.open(words);
            case COUNTY -> CountySubject.open(words);
            case ACTS -> ActsSubject.open(words);
        };
    }
}
