package io.wardline.sim.county;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread on which devices and people live. It never keeps a program from ending, and a task that fails says so.
final class Turn extends ScheduledThreadPoolExecutor {
    private static final Logger LOG = LoggerFactory.getLogger(Turn.class);
    private static final long GOODBYE_SECONDS = 3;

    private Turn(String name) {
        super(1, action -> Thread.ofPlatform().daemon().name(name).unstarted(action));
        setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
        setRemoveOnCancelPolicy(true);
    }

    static ScheduledExecutorService begin(String name) {
        return new Turn(name);
    }

    /// The executor keeps a task's failure in a future that nobody asks.
    @Override
    protected void afterExecute(Runnable task, @Nullable Throwable failure) {
        super.afterExecute(task, failure);
        if (task instanceof Future<?> future && future.isDone()) {
            try {
                future.get();
            } catch (ExecutionException broken) {
                LOG.error("what was to happen in the county failed", broken.getCause());
            } catch (CancellationException _) {
                // Nobody wanted it any more.
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
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
