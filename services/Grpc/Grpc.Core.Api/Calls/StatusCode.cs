namespace Grpc.Core;

/// <summary>The result codes of a gRPC call; the numbers are those on the wire.</summary>
public enum StatusCode
{
    /// <summary>The call succeeded.</summary>
    OK = 0,

    /// <summary>The call was cancelled, usually by the caller.</summary>
    Cancelled = 1,

    /// <summary>An error of which nothing more is known.</summary>
    Unknown = 2,

    /// <summary>The request is wrong whatever the state of the server.</summary>
    InvalidArgument = 3,

    /// <summary>The deadline passed before the call ended; it may have taken effect all the same.</summary>
    DeadlineExceeded = 4,

    /// <summary>What was asked for does not exist, or the caller may not know that it does.</summary>
    NotFound = 5,

    /// <summary>What was to be made exists already.</summary>
    AlreadyExists = 6,

    /// <summary>The caller is known and may not do this.</summary>
    PermissionDenied = 7,

    /// <summary>A quota, a limit or a resource is used up.</summary>
    ResourceExhausted = 8,

    /// <summary>The state of the server does not allow this now; repeating alone does not help.</summary>
    FailedPrecondition = 9,

    /// <summary>The call lost against a concurrent one; repeat at a higher level.</summary>
    Aborted = 10,

    /// <summary>Past the end of what is valid.</summary>
    OutOfRange = 11,

    /// <summary>The method does not exist here.</summary>
    Unimplemented = 12,

    /// <summary>Something the server relies on is broken.</summary>
    Internal = 13,

    /// <summary>The server cannot be reached now; repeating may help.</summary>
    Unavailable = 14,

    /// <summary>Data was lost or damaged beyond repair.</summary>
    DataLoss = 15,

    /// <summary>The caller has no valid credentials.</summary>
    Unauthenticated = 16,
}
