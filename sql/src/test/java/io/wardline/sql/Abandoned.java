package io.wardline.sql;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;

/** Another JVM: it starts a persistent server and is then killed, so that the server stays behind; or it sweeps. */
final class Abandoned {
    private final Process process;
    private final long postgres;

    private Abandoned(Process process, long postgres) {
        this.process = process;
        this.postgres = postgres;
    }

    /** Starts and stops a throw-away server in another JVM, which removes what killed processes left behind. */
    static int sweep() throws IOException, InterruptedException {
        return jvm("sweep").waitFor();
    }

    static Abandoned start(Path directory) throws IOException {
        var process = jvm(directory.toString());
        var line = process.inputReader().readLine();
        if (line == null) {
            throw new IllegalStateException("the process ended before its server ran");
        }
        return new Abandoned(process, Long.parseLong(line));
    }

    private static Process jvm(String argument) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), Abandoned.class.getName(), argument)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    long postgres() {
        return postgres;
    }

    public static void main(String[] arguments) throws Exception {
        if ("sweep".equals(arguments[0])) {
            LocalPostgres.throwAway(new SecureRandom()).close();
            return;
        }
        var server = LocalPostgres.persistent(Path.of(arguments[0]), new SecureRandom());
        LocalPostgresTest.run(server, "create table kept (n int)", "insert into kept values (9)");
        System.out.println(server.pid());
        System.out.flush();
        Thread.currentThread().join();
    }
}
