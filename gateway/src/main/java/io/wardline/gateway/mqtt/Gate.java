package io.wardline.gateway.mqtt;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;

/// Stands between decoder and vertx-mqtt. Packets that come before CONNACK are legal and wait here; those that come after the
/// gateway has closed the link are dropped, where vertx-mqtt would log each with its stack.
final class Gate extends ChannelInboundHandlerAdapter {
    private enum Stance { HELD, OPEN, SHUT }

    private final ArrayDeque<Object> held = new ArrayDeque<>();
    private Stance stance = Stance.HELD;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        switch (stance) {
            case OPEN -> context.fireChannelRead(message);
            // Bounded by one read of the socket, because reading is paused meanwhile.
            case HELD -> held.add(message);
            case SHUT -> ReferenceCountUtil.release(message);
        }
    }

    /// Lets packets through, those that waited first.
    void open(ChannelHandlerContext context) {
        if (stance != Stance.HELD) {
            return;
        }
        stance = Stance.OPEN;
        for (Object message = held.poll(); message != null; message = held.poll()) {
            channelRead(context, message);
        }
        // Without the end of the read, Vert.x would wait for it before it flushes an answer.
        context.fireChannelReadComplete();
    }

    /// Lets nothing through any more.
    void shut() {
        stance = Stance.SHUT;
        for (Object message = held.poll(); message != null; message = held.poll()) {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        shut();
    }
}
