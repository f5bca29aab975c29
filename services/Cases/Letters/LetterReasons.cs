using Grpc.Core;
using Netralitas.Platform.Errors;

namespace Netralitas.Cases.Letters;

/// <summary>The reasons that only letters give.</summary>
internal static class LetterReasons
{
    /// <summary>A letter has the number that was given when its step was recorded.</summary>
    public static readonly Reason NumberWrong = new("LETTER_NUMBER_WRONG", StatusCode.FailedPrecondition,
        "No step {method} of this case has the number {number} for this receiver or hearing; record the step first, and give the letter its number.",
        "Belum ada langkah {method} dengan nomor {number} untuk penerima atau klarifikasi ini; catat langkahnya terlebih dahulu, lalu gunakan nomor yang sama.");

    /// <summary>A receipt is for a report.</summary>
    public static readonly Reason NeedsReport = new("LETTER_NEEDS_REPORT", StatusCode.FailedPrecondition,
        "Only a report has a receipt.", "Tanda terima hanya untuk laporan.");
}
