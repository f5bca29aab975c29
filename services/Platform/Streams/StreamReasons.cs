using Grpc.Core;
using Netralitas.Platform.Errors;

namespace Netralitas.Platform.Streams;

/// <summary>Why a stream ends. The metadata of each carry <c>resume_token</c> once there is one; streams of bytes have none.</summary>
public static class StreamReasons
{
    /// <summary>The changes after the token are no longer kept, or it belongs to another change log.</summary>
    public static readonly Reason ResumeTokenExpired = new("RESUME_TOKEN_EXPIRED", StatusCode.OutOfRange,
        "The changes after the resume_token are no longer kept; begin again without it.",
        "Perubahan setelah resume_token tidak lagi disimpan; mulai lagi tanpa resume_token.");

    /// <summary>The client does not read what it asked for.</summary>
    public static readonly Reason TooSlow = new("STREAM_TOO_SLOW", StatusCode.ResourceExhausted,
        "The stream was read too slowly; call again with the last resume_token, or from where the bytes stopped.",
        "Aliran dibaca terlalu lambat; panggil lagi dengan resume_token terakhir atau dari bita terakhir.");

    /// <summary>The replica stops, is full, or wants the stream to move.</summary>
    public static readonly Reason Ended = new("STREAM_ENDED", StatusCode.Unavailable,
        "This replica ends the stream; call again with the last resume_token, or from where the bytes stopped.",
        "Aliran diakhiri oleh peladen; panggil lagi dengan resume_token terakhir atau dari bita terakhir.");

    /// <summary>The caller's token or certificate expired, or the certificate was revoked, while it was reading.</summary>
    public static readonly Reason TokenExpired = new("TOKEN_EXPIRED", StatusCode.Unauthenticated,
        "The bearer token or client certificate of the stream is no longer good; call again with a new one and the last resume_token, or from where the bytes stopped.",
        "Token atau sertifikat tidak berlaku lagi; panggil lagi dengan yang baru dan resume_token terakhir atau dari bita terakhir.");
}
