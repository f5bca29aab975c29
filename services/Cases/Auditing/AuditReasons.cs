using Grpc.Core;
using Netralitas.Platform.Errors;

namespace Netralitas.Cases.Auditing;

/// <summary>The reasons that only audits give.</summary>
internal static class AuditReasons
{
    /// <summary>The account has the case open.</summary>
    public static readonly Reason OpenAlready = new("AUDIT_OPEN_ALREADY", StatusCode.FailedPrecondition,
        "The account has this case open until {expire_time}; its time is not extended. Close it first.",
        "Akun ini sudah membuka perkara tersebut sampai {expire_time}; waktunya tidak diperpanjang. Tutup dahulu.");

    /// <summary>The audit was read as often as one may be.</summary>
    public static readonly Reason UsedUp = new("AUDIT_USED_UP", StatusCode.ResourceExhausted,
        "This audit was read {max} times; close it and open the case anew.", "Audit ini sudah dibaca {max} kali; tutup dan buka kembali perkaranya.");

    /// <summary>The account has too many cases open.</summary>
    public static readonly Reason TooMany = new("TOO_MANY_AUDITS", StatusCode.ResourceExhausted,
        "The account has {max} cases open for audit; close one first.", "Akun ini sedang membuka {max} perkara untuk audit; tutup salah satu dahulu.");
}
