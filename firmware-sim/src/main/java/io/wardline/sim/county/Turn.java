package io.wardline.sim.county;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The one thread on which devices and people live. It never keeps a program from ending.
final class Turn {
    private static final long GOODBYE_SECONDS = 3;

    private Turn() {}

    static ScheduledExecutorService begin(String name) {
        ScheduledThreadPoolExecutor turn =
                new ScheduledThreadPoolExecutor(1, action -> Thread.ofPlatform().daemon().name(name).unstarted(action));
        turn.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        turn.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
        turn.setRemoveOnCancelPolicy(true);
        return turn;
    }

    /// Lets what is waiting at this moment run, and nothing that was to come later.
    static void end(ScheduledExecutorService turn) {
        turn.shutdown();
        try {
            if (!turn.awaitTermination(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
                turn.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            turn.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
