package city.renewal.local.store;

import de.bwaldvogel.mongo.wire.OpCode;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToByteEncoder;

/** Writes the messages that drivers are answered with. */
final class ReplyEncoder extends MessageToByteEncoder<MongoMessage> {
    private static final int BEGIN = 21;

    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    protected void encode(ChannelHandlerContext context, MongoMessage reply, ByteBuf out) {
        try {
            var body = BsonSink.with(reply.getDocument());
            out.ensureWritable(BEGIN + body.length());
            out.writeIntLE(BEGIN + body.length());
            out.writeIntLE(reply.getHeader().getRequestID());
            out.writeIntLE(reply.getHeader().getResponseTo());
            out.writeIntLE(OpCode.OP_MSG.getId());
            out.writeIntLE(reply.getFlags());
            out.writeByte(MongoMessage.SECTION_KIND_BODY);
            out.writeBytes(body.array(), 0, body.length());
        } catch (RuntimeException failed) {
            // The client would wait for an answer that never comes.
            context.channel().close();
            throw failed;
        }
    }
}
