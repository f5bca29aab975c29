using Grpc.Core;
using Netralitas.Platform.Errors;

namespace Netralitas.Cases.Statistics;

/// <summary>Why statistics are refused.</summary>
internal static class StatisticsReasons
{
    /// <summary>The answer would be too large.</summary>
    public static readonly Reason TooManyGroups = new("TOO_MANY_GROUPS", StatusCode.ResourceExhausted,
        "There would be more than {max} rows; group by less or filter more.", "Hasilnya lebih dari {max} baris; kurangi pengelompokan atau persempit saringan.");

    /// <summary>The process counts as much as it can.</summary>
    public static readonly Reason Busy = new("STATISTICS_BUSY", StatusCode.ResourceExhausted,
        "Too many statistics are being counted at this moment; try again.", "Terlalu banyak statistik sedang dihitung; coba lagi sebentar lagi.", Passes: true);
}
