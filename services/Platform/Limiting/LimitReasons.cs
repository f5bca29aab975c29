using Grpc.Core;
using Netralitas.Platform.Errors;

namespace Netralitas.Platform.Limiting;

/// <summary>Why a call is refused before anybody looks at what it asks.</summary>
internal static class LimitReasons
{
    /// <summary>The caller made too many calls lately.</summary>
    public static readonly Reason RateLimited = new("RATE_LIMITED", StatusCode.ResourceExhausted,
        "Too many calls of this caller in a short time; wait as long as the retry info says.",
        "Terlalu banyak panggilan dalam waktu singkat; tunggu sebentar lalu coba lagi.", Passes: true);

    /// <summary>The caller has too many calls in progress.</summary>
    public static readonly Reason TooManyCalls = new("TOO_MANY_CALLS", StatusCode.ResourceExhausted,
        "Too many calls of this caller at the same moment; wait for answers before calling again.",
        "Terlalu banyak panggilan bersamaan; tunggu jawaban sebelum memanggil lagi.", Passes: true);

    /// <summary>The caller has too many streams open.</summary>
    public static readonly Reason TooManyStreams = new("TOO_MANY_STREAMS", StatusCode.ResourceExhausted,
        "Too many open streams of this caller; end one before opening another.",
        "Terlalu banyak aliran data terbuka; tutup salah satu sebelum membuka yang lain.");

    /// <summary>The message is too large, as it came or after decompression.</summary>
    public static readonly Reason MessageTooLarge = new("MESSAGE_TOO_LARGE", StatusCode.ResourceExhausted,
        "The message is larger than this service takes, as it came or after decompression.",
        "Pesan melebihi ukuran yang diterima layanan ini.");

    /// <summary>What came is no message of the method, or no call at all.</summary>
    public static readonly Reason MalformedMessage = new("MALFORMED_MESSAGE", StatusCode.InvalidArgument,
        "What was sent is not one whole, well-formed message of this method.",
        "Data yang dikirim bukan pesan yang utuh dan benar untuk panggilan ini.");
}
