package io.wardline.gateway.mqtt;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;

/// The channel under a link: reading can be stopped, silence is noticed, and the PUBACKs of one commit leave in one write.
final class Wire {
    /// PUBACKs of a commit that are flushed together; a commit never settles more than this for one link.
    private static final int FLUSHES = 256;

    private final Channel channel;
    private final Gate gate = new Gate();
    private boolean paused;

    private Wire(Channel channel) {
        this.channel = channel;
    }

    /// The wire of a socket whose pipeline vertx-mqtt has already furnished.
    static Wire of(NetSocket socket) {
        Channel channel = ((NetSocketInternal) socket).channelHandlerContext().channel();
        channel.pipeline().addBefore("mqttEncoder", "flushes", new FlushConsolidationHandler(FLUSHES, true));
        Wire wire = new Wire(channel);
        channel.pipeline().addBefore("handler", "gate", wire.gate);
        channel.pipeline().addBefore("handler", "farewell", new Farewell());
        return wire;
    }

    /// The CONNECT is accepted: what the client said meanwhile is heard now.
    void open() {
        ChannelHandlerContext context = channel.pipeline().context(gate);
        if (context != null) {
            gate.open(context);
        }
        resume();
    }

    /// The link is over: nothing is heard any more.
    void shut() {
        gate.shut();
    }

    /// Notices silence of one and a half keep-alives; replaces the timer that follows the client's own wish.
    void keepAlive(int seconds, Runnable onSilence) {
        ChannelPipeline pipeline = channel.pipeline();
        if (pipeline.get("idle") != null) {
            pipeline.remove("idle");
        }
        if (pipeline.get("keepAliveHandler") != null) {
            pipeline.remove("keepAliveHandler");
        }
        pipeline.addBefore("gate", "idle", new IdleStateHandler(seconds + (seconds + 1) / 2, 0, 0));
        pipeline.addBefore("gate", "silence", new ChannelDuplexHandler() {
            @Override
            public void userEventTriggered(ChannelHandlerContext context, Object event) {
                if (event instanceof IdleStateEvent) {
                    onSilence.run();
                } else {
                    context.fireUserEventTriggered(event);
                }
            }
        });
    }

    /// Stops reading. What was read already still comes.
    void pause() {
        paused = true;
        channel.config().setAutoRead(false);
    }

    /// Reads on.
    void resume() {
        if (paused) {
            paused = false;
            channel.config().setAutoRead(true);
        }
    }

    boolean paused() {
        return paused;
    }
}
