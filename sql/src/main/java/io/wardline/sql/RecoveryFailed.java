package io.wardline.sql;

/** A restored server gave up before it reached the wanted moment. */
public final class RecoveryFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String log;

    RecoveryFailed(String log) {
        super("the server gave up: " + lastComplaint(log));
        this.log = log;
    }

    /** What the server wrote to its log while it tried. */
    public String log() {
        return log;
    }

    /** The last line in which the server named a reason. */
    public String lastComplaint() {
        return lastComplaint(log);
    }

    private static String lastComplaint(String log) {
        return log.lines()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
                .reduce((_, later) -> later.substring(later.indexOf(':', later.indexOf("AL")) + 1).strip())
                .orElse("its log gives no reason");
    }
}
