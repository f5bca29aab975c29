using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace Netralitas.Platform.Errors;

/// <summary>A typed "no": the one error type of the product. It becomes google.rpc.Status in the trailers of the call.</summary>
public sealed record Refusal(Reason Reason)
{
    /// <summary>Domain of every reason of this product.</summary>
    public const string Domain = "netralitas.id";

    /// <summary>Trailer that carries google.rpc.Status.</summary>
    public const string DetailsTrailer = "grpc-status-details-bin";

    private const int RetryDelaySeconds = 1;

    // With all other trailers this stays below the 8 KiB that some clients take; the metadata tell how many there are.
    private const int FieldsMax = 32;

    /// <summary>The variables of the message.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Every bad field: path and what is wrong.</summary>
    public IReadOnlyList<(string Field, string Description)> Fields { get; init; } = [];

    /// <summary>Type and id of the resource it is about.</summary>
    public (string Type, string Id)? Resource { get; init; }

    /// <summary>A refusal with variables.</summary>
    public static Refusal Of(Reason reason, params (string Key, string Value)[] metadata) =>
        new(reason) { Metadata = metadata.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal) };

    /// <summary>The one answer for what does not exist and for what the caller may not know of.</summary>
    public static Refusal NotFound(string type, string id) => Of(Reasons.NotFound, ("type", type)) with { Resource = (type, id) };

    /// <summary>A step that the state does not allow.</summary>
    public static Refusal NotNow(string type, string id, string command, string state, IEnumerable<string> allowed)
    {
        var words = string.Join(", ", allowed);
        return Of(Reasons.TransitionNotAllowed, ("command", command), ("state", state), ("allowed", words.Length == 0 ? "-" : words))
            with { Resource = (type, id) };
    }

    /// <summary>Throws it, for the call to answer with.</summary>
    public RefusalException AsException() => new(this);

    /// <summary>The gRPC error.</summary>
    public RpcException ToRpcException()
    {
        var english = Fill(Reason.English);
        var status = new Google.Rpc.Status { Code = (int)Reason.Status, Message = english };
        status.Details.Add(Any.Pack(new ErrorInfo { Reason = Reason.Code, Domain = Domain, Metadata = { Metadata.ToDictionary() } }));
        if (Fields.Count > 0)
        {
            var bad = new BadRequest();
            bad.FieldViolations.AddRange(Fields.Take(FieldsMax).Select(f => new BadRequest.Types.FieldViolation { Field = f.Field, Description = f.Description }));
            status.Details.Add(Any.Pack(bad));
        }

        if (Reason.Status == StatusCode.FailedPrecondition)
        {
            status.Details.Add(Any.Pack(new PreconditionFailure
            {
                Violations = { new PreconditionFailure.Types.Violation { Type = Reason.Code, Subject = Resource?.Id ?? "", Description = english } },
            }));
        }

        if (Resource is { } resource)
        {
            status.Details.Add(Any.Pack(new ResourceInfo { ResourceType = resource.Type, ResourceName = resource.Id, Description = english }));
        }

        if (Reason.Passes || Reason.Status is StatusCode.Unavailable or StatusCode.Aborted)
        {
            status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromSeconds(RetryDelaySeconds)) }));
        }

        status.Details.Add(Any.Pack(new LocalizedMessage { Locale = "id-ID", Message = Fill(Reason.Indonesian) }));
        var trailers = new Metadata { { DetailsTrailer, status.ToByteArray() } };
        return new RpcException(new Grpc.Core.Status(Reason.Status, english), trailers);
    }

    private string Fill(string template) =>
        Metadata.Aggregate(template, (text, pair) => text.Replace("{" + pair.Key + "}", pair.Value, StringComparison.Ordinal));
}

/// <summary>Carries a refusal out of a handler; nothing that the handler did is kept.</summary>
public sealed class RefusalException(Refusal refusal) : Exception(refusal.Reason.Code)
{
    /// <summary>The refusal.</summary>
    public Refusal Refusal { get; } = refusal;
}
