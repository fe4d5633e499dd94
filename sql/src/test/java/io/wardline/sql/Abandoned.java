package io.wardline.sql;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;

/** A JVM that starts a persistent server and is then killed, so that the server stays behind. */
final class Abandoned {
    private final Process process;
    private final long postgres;

    private Abandoned(Process process, long postgres) {
        this.process = process;
        this.postgres = postgres;
    }

    static Abandoned start(Path directory) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), Abandoned.class.getName(), directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var line = process.inputReader().readLine();
        if (line == null) {
            throw new IllegalStateException("the process ended before its server ran");
        }
        return new Abandoned(process, Long.parseLong(line));
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    long postgres() {
        return postgres;
    }

    public static void main(String[] arguments) throws Exception {
        var server = LocalPostgres.persistent(Path.of(arguments[0]), new SecureRandom());
        LocalPostgresTest.run(server, "create table kept (n int)", "insert into kept values (9)");
        System.out.println(server.pid());
        System.out.flush();
        Thread.currentThread().join();
    }
}
