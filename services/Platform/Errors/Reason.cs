using Grpc.Core;

namespace Netralitas.Platform.Errors;

/// <summary>A cause of refusal: stable for programs, worded for developers (English) and for people (Indonesian).</summary>
/// <remarks>Words in braces are filled from the refusal's metadata.</remarks>
/// <param name="Code">UPPER_SNAKE_CASE, at most 63 characters, never reused for another meaning.</param>
/// <param name="Status">The gRPC status.</param>
/// <param name="English">For developers.</param>
/// <param name="Indonesian">For people.</param>
/// <param name="Passes">Whether the same call may succeed a moment later, although its status does not say so: the answer then says when.</param>
public sealed record Reason(string Code, StatusCode Status, string English, string Indonesian, bool Passes = false);

/// <summary>The reasons that every service gives.</summary>
public static class Reasons
{
    /// <summary>No valid token, and no client certificate.</summary>
    public static readonly Reason NotAuthenticated = new("NOT_AUTHENTICATED", StatusCode.Unauthenticated,
        "The call needs a valid bearer token of an agency office in the metadata 'authorization', or the office's client certificate.",
        "Panggilan ini memerlukan token atau sertifikat klien yang sah dari kantor instansi.");

    /// <summary>The client certificate of the connection is not believed.</summary>
    public static readonly Reason CertificateRefused = new("CERTIFICATE_REFUSED", StatusCode.Unauthenticated,
        "The client certificate of the connection is not believed: {cause}.", "Sertifikat klien pada sambungan ini tidak dapat diterima: {cause}.");

    /// <summary>The token is good but names no office of the network.</summary>
    public static readonly Reason UnknownOffice = new("UNKNOWN_OFFICE", StatusCode.Unauthenticated,
        "The token names no agency office of this network.", "Token tidak menyebut kantor instansi di jaringan ini.");

    /// <summary>The token names an officer whom the register does not know in that office now.</summary>
    public static readonly Reason OfficerNotInOffice = new("OFFICER_NOT_IN_OFFICE", StatusCode.Unauthenticated,
        "The token names an officer who is not in that office now.", "Token menyebut petugas yang kini tidak bertugas di kantor itu.");

    /// <summary>Fields of the request are wrong.</summary>
    public static readonly Reason BadFields = new("BAD_FIELDS", StatusCode.InvalidArgument,
        "The request has {count} bad field(s); see the field violations.", "Permintaan memuat {count} isian yang keliru.");

    /// <summary>The request id was used for another request.</summary>
    public static readonly Reason RequestIdReused = new("REQUEST_ID_REUSED", StatusCode.InvalidArgument,
        "The request_id was used before for another request; make a new one.",
        "request_id sudah dipakai untuk permintaan lain; buat yang baru.");

    /// <summary>There is no such resource, or the caller may not know of it.</summary>
    public static readonly Reason NotFound = new("NOT_FOUND", StatusCode.NotFound,
        "There is no such {type} for this caller.", "Data tersebut tidak ada bagi pemanggil ini.");

    /// <summary>The caller may see the resource but not do this.</summary>
    public static readonly Reason NotAllowed = new("NOT_ALLOWED", StatusCode.PermissionDenied,
        "The office may see this but may not call this method on it.", "Kantor ini boleh melihat tetapi tidak boleh melakukan tindakan ini.");

    /// <summary>The account may not do this within its office.</summary>
    public static readonly Reason RoleMissing = new("ROLE_MISSING", StatusCode.PermissionDenied,
        "The account needs one of these roles: {roles}.", "Akun ini memerlukan salah satu peran: {roles}.");

    /// <summary>The office holds no mandate in force for the office on whose behalf it calls.</summary>
    public static readonly Reason NoMandate = new("NO_MANDATE", StatusCode.PermissionDenied,
        "The office holds no mandate in force for the office on whose behalf it calls.",
        "Kantor ini tidak memegang surat kuasa yang berlaku untuk mencatat atas nama kantor tersebut.");

    /// <summary>Nobody does this on behalf of another office.</summary>
    public static readonly Reason NotOnBehalf = new("NOT_ON_BEHALF", StatusCode.PermissionDenied,
        "This method is never called on behalf of another office.", "Tindakan ini tidak dapat dilakukan atas nama kantor lain.");

    /// <summary>The caller's etag is stale.</summary>
    public static readonly Reason EtagMismatch = new("ETAG_MISMATCH", StatusCode.Aborted,
        "The {type} changed since the etag was read; read it again and decide anew.",
        "Data sudah berubah; baca kembali lalu putuskan ulang.");

    /// <summary>The state does not allow the step.</summary>
    public static readonly Reason TransitionNotAllowed = new("TRANSITION_NOT_ALLOWED", StatusCode.FailedPrecondition,
        "{command} is not allowed in state {state}; allowed now: {allowed}.",
        "{command} tidak dapat dilakukan pada keadaan {state}; yang dapat dilakukan: {allowed}.");

    /// <summary>The token may be good, but the issuer's keys cannot be read.</summary>
    public static readonly Reason IssuerUnavailable = new("ISSUER_UNAVAILABLE", StatusCode.Unavailable,
        "The issuer of the token does not answer, so the token cannot be checked; try again.", "Penerbit token sedang tidak dapat dihubungi; coba lagi.");

    /// <summary>Storage is away or too slow.</summary>
    public static readonly Reason StorageUnavailable = new("STORAGE_UNAVAILABLE", StatusCode.Unavailable,
        "Storage is away; repeat the call with the same request_id.", "Penyimpanan sedang tidak tersedia; ulangi dengan request_id yang sama.");

    /// <summary>Another service is away or too slow.</summary>
    public static readonly Reason PeerUnavailable = new("PEER_UNAVAILABLE", StatusCode.Unavailable,
        "A service that this call needs is away; try again.", "Layanan lain yang diperlukan sedang tidak tersedia; coba lagi.");

    /// <summary>Too many others changed the same thing at once.</summary>
    public static readonly Reason TooMuchContention = new("CONTENTION", StatusCode.Aborted,
        "Others changed the same thing at the same time; repeat the call with the same request_id.",
        "Ada perubahan bersamaan; ulangi dengan request_id yang sama.");

    /// <summary>The call's time ran out.</summary>
    public static readonly Reason DeadlineExceeded = new("DEADLINE_EXCEEDED", StatusCode.DeadlineExceeded,
        "The time limit of the call ran out; repeat it with the same request_id.", "Batas waktu panggilan habis; ulangi dengan request_id yang sama.");

    /// <summary>The caller ended the call.</summary>
    public static readonly Reason Cancelled = new("CANCELLED", StatusCode.Cancelled, "The caller ended the call.", "Panggilan dibatalkan.");

    /// <summary>A fault of ours.</summary>
    public static readonly Reason Internal = new("INTERNAL", StatusCode.Internal,
        "An unexpected fault; it is in the log under the trace of this call.", "Terjadi kesalahan tak terduga; sudah tercatat.");
}
