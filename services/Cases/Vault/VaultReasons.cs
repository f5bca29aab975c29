using Grpc.Core;
using Netralitas.Platform.Errors;

namespace Netralitas.Cases.Vault;

/// <summary>The reasons that only the vault gives. None repeats a word of a request.</summary>
internal static class VaultReasons
{
    /// <summary>What is kept was changed, or belongs to another record.</summary>
    public static readonly Reason Damaged = new("VAULT_RECORD_DAMAGED", StatusCode.DataLoss,
        "The record in the vault was changed or belongs elsewhere; nothing of it is shown. Tell the operator.",
        "Data di brankas telah berubah atau bukan milik perkara ini; tidak ada yang ditampilkan. Hubungi pengelola.");

    /// <summary>The key ring does not have the key.</summary>
    public static readonly Reason KeyMissing = new("VAULT_KEY_MISSING", StatusCode.Unavailable,
        "The key ring of this replica does not have the key of the record; try again, and tell the operator if it stays so.",
        "Kunci untuk data ini belum ada pada layanan; coba lagi, dan hubungi pengelola bila tetap demikian.");

    /// <summary>The identity was destroyed.</summary>
    public static readonly Reason Shredded = new("REPORTER_SHREDDED", StatusCode.FailedPrecondition,
        "The identity was destroyed.", "Identitas ini sudah dimusnahkan.");

    /// <summary>A legal hold forbids to destroy it.</summary>
    public static readonly Reason Held = new("REPORTER_HELD", StatusCode.FailedPrecondition,
        "A legal hold on the case forbids to destroy identities.", "Perkara ini dalam penahanan hukum; identitas tidak boleh dimusnahkan.");

    /// <summary>No more reporters in one case.</summary>
    public static readonly Reason TooManyReporters = new("TOO_MANY_REPORTERS", StatusCode.FailedPrecondition,
        "A case has at most {max} reporters and witnesses.", "Satu perkara memuat paling banyak {max} pelapor dan saksi.");

    /// <summary>No more open requests in one case.</summary>
    public static readonly Reason TooManyReveals = new("TOO_MANY_REVEALS", StatusCode.ResourceExhausted,
        "{max} requests to reveal identities of this case are open; use them or let them expire.",
        "Sudah ada {max} permintaan pembukaan identitas yang masih terbuka pada perkara ini.");

    /// <summary>Nobody has approved it.</summary>
    public static readonly Reason NotApproved = new("REVEAL_NOT_APPROVED", StatusCode.FailedPrecondition,
        "A custodian of the office has not approved the request yet.", "Permintaan ini belum disetujui penjaga identitas pelapor.");

    /// <summary>Its time is over.</summary>
    public static readonly Reason Expired = new("REVEAL_EXPIRED", StatusCode.FailedPrecondition,
        "The request has expired; make a new one.", "Masa berlaku permintaan sudah habis; buat permintaan baru.");

    /// <summary>It was used.</summary>
    public static readonly Reason Used = new("REVEAL_USED", StatusCode.FailedPrecondition,
        "The request was used already; make a new one.", "Permintaan ini sudah dipakai; buat permintaan baru.");

    /// <summary>The asker approves himself.</summary>
    public static readonly Reason YourOwn = new("REVEAL_IS_YOUR_OWN", StatusCode.PermissionDenied,
        "Nobody approves what he asked for himself; another custodian must.", "Permintaan sendiri tidak dapat disetujui sendiri; harus oleh petugas lain.");

    /// <summary>Another account asked.</summary>
    public static readonly Reason Anothers = new("REVEAL_IS_ANOTHERS", StatusCode.PermissionDenied,
        "Only the account that asked may use the request.", "Hanya akun yang meminta yang dapat memakai permintaan ini.");

    /// <summary>Too many wrong receipt codes.</summary>
    public static readonly Reason TooManyGuesses = new("TOO_MANY_GUESSES", StatusCode.ResourceExhausted,
        "Too many wrong receipt codes were tried; try again in ten minutes.", "Terlalu banyak kode tanda terima yang salah; coba lagi sepuluh menit lagi.");
}
