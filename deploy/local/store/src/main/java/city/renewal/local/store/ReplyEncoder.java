package city.renewal.local.store;

import de.bwaldvogel.mongo.wire.OpCode;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToByteEncoder;

/** Encodes the replies to drivers. */
final class ReplyEncoder extends MessageToByteEncoder<MongoMessage> {
    private static final int HEADER_LENGTH = 21;

    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    protected void encode(ChannelHandlerContext context, MongoMessage reply, ByteBuf out) {
        try {
            var body = BsonSink.encode(reply.getDocument());
            out.ensureWritable(HEADER_LENGTH + body.length());
            out.writeIntLE(HEADER_LENGTH + body.length());
            out.writeIntLE(reply.getHeader().getRequestID());
            out.writeIntLE(reply.getHeader().getResponseTo());
            out.writeIntLE(OpCode.OP_MSG.getId());
            out.writeIntLE(reply.getFlags());
            out.writeByte(MongoMessage.SECTION_KIND_BODY);
            out.writeBytes(body.array(), 0, body.length());
        } catch (RuntimeException failed) {
            // Otherwise the client would wait for a reply that never comes.
            context.channel().close();
            throw failed;
        }
    }
}
