package city.renewal.gateway.problems;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import org.springframework.http.MediaType;

/**
 * Answers a request whose head can't be decoded (too large, malformed): it never becomes an exchange, so the response
 * is written to the channel, and the connection is closed, because the start of the next request is unknown.
 */
@Sharable
public final class MalformedRequestHandler extends ChannelInboundHandlerAdapter {
    private final ProblemJson json;

    public MalformedRequestHandler(ProblemJson json) {
        this.json = json;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request && request.decoderResult().isFailure()) {
            ReferenceCountUtil.release(message);
            var problem = problemOf(request.decoderResult().cause());
            var body = json.of(problem);
            var response = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1,
                    HttpResponseStatus.valueOf(problem.status().value()),
                    Unpooled.wrappedBuffer(body));
            response.headers()
                    .set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                    .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                    .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
        } else {
            context.fireChannelRead(message);
        }
    }

    private static Problem problemOf(Throwable cause) {
        return switch (cause) {
            case TooLongHttpHeaderException e -> Problem.headersTooLarge();
            case TooLongHttpLineException e -> Problem.addressTooLong();
            default -> Problem.malformedRequest("The request is not valid HTTP");
        };
    }
}
