namespace Grpc.Core;

/// <summary>The result of a gRPC call: a code and, unless it succeeded, a text for people.</summary>
public readonly struct Status
{
    /// <summary>Success, without a text.</summary>
    public static readonly Status DefaultSuccess = new(StatusCode.OK, "");

    /// <summary>Cancelled, without a text.</summary>
    public static readonly Status DefaultCancelled = new(StatusCode.Cancelled, "");

    /// <summary>Makes a status.</summary>
    public Status(StatusCode statusCode, string detail)
        : this(statusCode, detail, null)
    {
    }

    /// <summary>Makes a status that remembers the local exception behind it; the exception is never sent.</summary>
    public Status(StatusCode statusCode, string detail, Exception? debugException)
    {
        StatusCode = statusCode;
        Detail = detail;
        DebugException = debugException;
    }

    /// <summary>The code.</summary>
    public StatusCode StatusCode { get; }

    /// <summary>The text, empty if there is none.</summary>
    public string Detail { get; }

    /// <summary>The local exception behind the status, if there is one; never sent over the network.</summary>
    public Exception? DebugException { get; }

    /// <summary>Code, text and the local exception, for logs.</summary>
    public override string ToString()
    {
        var local = DebugException is null ? "" : $", DebugException=\"{DebugException.GetType()}: {DebugException.Message}\"";
        return $"Status(StatusCode=\"{StatusCode}\", Detail=\"{Detail}\"{local})";
    }
}
