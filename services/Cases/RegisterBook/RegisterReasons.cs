using Grpc.Core;
using Netralitas.Platform.Errors;

namespace Netralitas.Cases.RegisterBook;

/// <summary>The reasons that only registers give.</summary>
internal static class RegisterReasons
{
    /// <summary>The office has no register.</summary>
    public static readonly Reason OnlyBawaslu = new("ONLY_BAWASLU_KEEPS_REGISTERS", StatusCode.PermissionDenied,
        "Only a Bawaslu office keeps a register.", "Hanya kantor Bawaslu yang mengelola buku register.");

    /// <summary>Others import now.</summary>
    public static readonly Reason TooManyImports = new("TOO_MANY_IMPORTS", StatusCode.ResourceExhausted,
        "Other imports are running; try again.", "Impor lain sedang berjalan; coba lagi.", Passes: true);

    /// <summary>The client sends nothing.</summary>
    public static readonly Reason Stalled = new("IMPORT_STALLED", StatusCode.ResourceExhausted,
        "Nothing came for {seconds} s; nothing was kept.", "Tidak ada data selama {seconds} detik; tidak ada yang disimpan.");

    /// <summary>More than one export gives.</summary>
    public static readonly Reason TooManyCases = new("TOO_MANY_CASES", StatusCode.FailedPrecondition,
        "The register has more than {max} cases; narrow it by election or region.", "Register memuat lebih dari {max} perkara; batasi menurut pemilihan atau wilayah.");
}
