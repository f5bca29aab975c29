using Grpc.Core;
using Netralitas.Platform.Errors;

namespace Netralitas.Platform.Operations;

/// <summary>Why an operator is refused.</summary>
internal static class OperationsReasons
{
    public const string ParkedFact = "parked fact";

    public static readonly Reason NotParked = new("NOT_PARKED", StatusCode.FailedPrecondition,
        "The fact is not set aside any more; read it again.", "Fakta ini sudah tidak disisihkan lagi; baca kembali.");

    public static readonly Reason ReplayFailed = new("REPLAY_FAILED", StatusCode.FailedPrecondition,
        "The fact failed again with {cause}; it stays parked and nothing of it took effect. Mend the cause first.",
        "Fakta ini gagal lagi dengan {cause} dan tetap disisihkan; perbaiki dahulu penyebabnya.");

    public static readonly Reason ReplayCollides = new("REPLAY_COLLIDES", StatusCode.FailedPrecondition,
        "What the fact would write is there already ({cause}), and will be at every replay; it stays parked. See what is there, and drop the fact if it is the same.",
        "Yang akan ditulis fakta ini sudah ada ({cause}) dan akan selalu ada; fakta tetap disisihkan. Periksa isinya, lalu buang fakta ini bila sama.");
}
