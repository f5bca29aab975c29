using System.Runtime.CompilerServices;

namespace Netralitas.Grpc.Tests.Calls;

/// <summary>A test that makes calls: cut after a minute, so that a call that never ends fails its test and not the whole run.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CallFactAttribute : FactAttribute
{
    private const int LimitMilliseconds = 60_000;

    /// <summary>The arguments are filled in by the compiler.</summary>
    public CallFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber) => Timeout = LimitMilliseconds;
}
