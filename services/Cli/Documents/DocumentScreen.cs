using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Cases.V1;
using Spectre.Console;

namespace Netralitas.Cli.Documents;

/// <summary>How documents look.</summary>
internal static class DocumentScreen
{
    private const double Mebibyte = 1024 * 1024;
    private const string Zone = "Asia/Jakarta";

    /// <summary>One document.</summary>
    public static void Show(this IAnsiConsole screen, Document document) => screen.Facts(
        ("Document", document.Id), ("Case", document.CaseId), ("Type", EnumWords<DocumentType>.Of(document.Type)), ("Title", document.Title), ("Number", document.Number),
        ("Form", document.FormCode), ("Media type", document.MediaType), ("Size", $"{document.Size} bytes"), ("SHA-256", document.Sha256), ("Signed", document.SignedDate),
        ("Added by", document.AddingOfficeId), ("Added", LocalTime.Moment(document.AddTime, Zone)), ("Shared with", string.Join(", ", document.SharedOfficeIds)));

    /// <summary>How far a transfer has come, such as <c>12.5 of 50.0 MiB</c>.</summary>
    public static string Share(long bytes, long size) => FormattableString.Invariant($"{bytes / Mebibyte:0.0} of {size / Mebibyte:0.0} MiB");
}
