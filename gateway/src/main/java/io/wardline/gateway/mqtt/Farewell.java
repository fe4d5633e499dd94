package io.wardline.gateway.mqtt;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Lets the other side hear why it is sent away. A socket that is closed while bytes wait to be read is reset, and the reset
/// overtakes the DISCONNECT or CONNACK that names the reason. So our half closes first; what still comes is thrown away unread
/// until the other side closes too, or until the patience ends.
final class Farewell extends ChannelDuplexHandler {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private boolean said;

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (!context.channel().isActive() || !(context.channel() instanceof DuplexChannel channel)) {
            context.close(promise);
            return;
        }
        channel.closeFuture().addListener(_ -> promise.trySuccess());
        if (said) {
            // Vert.x closes once more after every exception, the one that was the reason among them.
            return;
        }
        said = true;
        channel.pipeline().addFirst("deaf", new Deaf());
        // The empty buffer is written after all that was said before.
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> {
            SslHandler tls = channel.pipeline().get(SslHandler.class);
            if (tls == null) {
                channel.shutdownOutput();
            } else {
                tls.closeOutbound().addListener(_ -> channel.shutdownOutput());
            }
        });
        channel.config().setAutoRead(true);
        channel.eventLoop().schedule(() -> context.close(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Throws away what comes.
    private static final class Deaf extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ReferenceCountUtil.release(message);
        }
    }
}
