using System.IO.Compression;
using Grpc.Net.Compression;
using Netralitas.Platform.Errors;

namespace Netralitas.Platform.Limiting;

/// <summary>Decompresses messages up to a size: a few bytes can stand for very many.</summary>
/// <param name="inner">The method of compression.</param>
/// <param name="bytesMax">Largest message.</param>
internal sealed class BoundedCompression(ICompressionProvider inner, int bytesMax) : ICompressionProvider
{
    public string EncodingName => inner.EncodingName;

    public Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel) => inner.CreateCompressionStream(stream, compressionLevel);

    public Stream CreateDecompressionStream(Stream stream) => new BoundedStream(inner.CreateDecompressionStream(stream), bytesMax);

    /// <summary>Reads a stream up to a length; what is longer, or cannot be read, is refused.</summary>
    private sealed class BoundedStream(Stream inner, int bytesMax) : Stream
    {
        private int _left = bytesMax;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            try
            {
                var read = inner.Read(buffer);
                _left -= read;
                return _left < 0 ? throw Refusal.Of(LimitReasons.MessageTooLarge).ToRpcException() : read;
            }
            catch (InvalidDataException)
            {
                throw Refusal.Of(LimitReasons.MalformedMessage).ToRpcException();
            }
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
