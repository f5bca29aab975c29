using Grpc.Core;

namespace Netralitas.Cli.Connection;

/// <summary>What calling again cannot mend.</summary>
internal static class FinalCodes
{
    private static readonly StatusCode[] All =
    [
        StatusCode.InvalidArgument, StatusCode.Unauthenticated, StatusCode.PermissionDenied, StatusCode.NotFound, StatusCode.OutOfRange,
        StatusCode.Unimplemented, StatusCode.FailedPrecondition,
    ];

    /// <summary>Whether this is one.</summary>
    public static bool Has(StatusCode code) => All.Contains(code);
}
