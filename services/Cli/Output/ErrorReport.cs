using System.Security.Authentication;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Netralitas.Platform.Errors;

namespace Netralitas.Cli.Output;

/// <summary>An error as it is told: what is wrong, which option, what to do.</summary>
/// <param name="Code">Status of the call such as <c>INVALID_ARGUMENT</c>, or <c>USAGE</c>.</param>
/// <param name="Reason">The service's reason such as <c>BAD_FIELDS</c>; empty when it gave none.</param>
/// <param name="Message">What is wrong, in English.</param>
/// <param name="Indonesian">The same in Indonesian; empty when not known.</param>
/// <param name="Fields">Every bad field, the option that fills it (empty when none does), and what is wrong with it.</param>
/// <param name="Advice">What to do; empty when the message says it.</param>
/// <param name="Away">Whether the service could not be reached or could not work.</param>
internal sealed record ErrorReport(
    string Code, string Reason, string Message, string Indonesian, IReadOnlyList<(string Field, string Option, string Description)> Fields, string Advice, bool Away)
{
    private const string UsageCode = "USAGE";
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What to do about reasons whose message does not say it in words of the command line.</summary>
    private static readonly IReadOnlyDictionary<string, string> AdviceOf = new Dictionary<string, string>
    {
        [Reasons.NotAuthenticated.Code] = "Give a fresh token with --token: ./netralitas token --data DIR --agency ID",
        [Reasons.CertificateRefused.Code] = "Show another one with --cert and --key; for a local network: ./netralitas certificate issue --data DIR --agency ID --out FOLDER",
        [Reasons.UnknownOffice.Code] = "Give the token of an office of this network with --token; see ./netralitas office list",
        [Reasons.NotFound.Code] = "Check the id, and whether the office of your --token has to do with it.",
        [Reasons.EtagMismatch.Code] = "Read it again and use the new --etag.",
        [Reasons.RequestIdReused.Code] = "Leave --request-id out to get a new one.",
        [Reasons.StorageUnavailable.Code] = "Try again in a moment.",
        [Reasons.PeerUnavailable.Code] = "Try again in a moment.",
    };

    /// <summary>The command line is wrong.</summary>
    /// <param name="problems">Everything that is wrong.</param>
    /// <param name="help">The command that tells more; null when there is no more to tell.</param>
    public static ErrorReport Usage(IEnumerable<string> problems, string? help) =>
        new(UsageCode, "", string.Join(Environment.NewLine, problems), "", [], help is null ? "" : $"More: {help}", Away: false);

    /// <summary>A call failed.</summary>
    public static ErrorReport Of(CallFailedException failed)
    {
        var error = failed.Error;
        var details = error.Trailers.GetValueBytes(Refusal.DetailsTrailer) is { } bytes ? Google.Rpc.Status.Parser.ParseFrom(bytes) : null;
        var away = error.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded;
        if (details is null && IsDistrust(error.Status.DebugException))
        {
            return new ErrorReport(CodeOf(error.StatusCode), "", $"The {failed.Service} service at {failed.Address} shows no certificate that is trusted here.", "", [],
                "Name the authority that issued it with --ca.", Away: false);
        }

        if (details is null)
        {
            return new ErrorReport(CodeOf(error.StatusCode), "", away
                    ? $"The {failed.Service} service does not answer at {failed.Address}."
                    : $"The {failed.Service} service at {failed.Address} refused: {error.Status.Detail}", "", [],
                away ? "Start it (./netralitas sandbox), or name another with --address." : "", away);
        }

        var reason = Detail<ErrorInfo>(details)?.Reason ?? "";
        var fields = Detail<BadRequest>(details)?.FieldViolations.Select(bad => (bad.Field, failed.Options.Of(bad.Field) ?? "", bad.Description));
        return new ErrorReport(
            CodeOf(error.StatusCode), reason, details.Message, Detail<LocalizedMessage>(details)?.Message ?? "", [.. fields ?? []],
            AdviceOf.GetValueOrDefault(reason, ""), away);
    }

    /// <summary>Writes it, in lines for people or as one JSON object.</summary>
    public void Write(TextWriter error, bool json)
    {
        if (json)
        {
            error.WriteLine(AsJson().ToJsonString(Readable));
            return;
        }

        error.WriteLine(Code == UsageCode ? Message : $"{Message} [{(Reason.Length > 0 ? Reason : Code)}]");
        foreach (var line in new[] { Indonesian }.Concat(Fields.Select(Line)).Append(Advice).Where(line => line.Length > 0))
        {
            error.WriteLine(line);
        }
    }

    private static string Line((string Field, string Option, string Description) bad) =>
        bad.Option.Length > 0 ? $"  {bad.Option}: {bad.Description}  [{bad.Field}]" : $"  {bad.Field}: {bad.Description}";

    private JsonObject AsJson() => new()
    {
        ["error"] = new JsonObject
        {
            ["code"] = Code,
            ["reason"] = Reason,
            ["message"] = Message,
            ["message_id"] = Indonesian,
            ["fields"] = new JsonArray([.. Fields.Select(bad => (JsonNode)new JsonObject
            {
                ["field"] = bad.Field, ["option"] = bad.Option, ["description"] = bad.Description,
            })]),
            ["advice"] = Advice,
        },
    };

    private static T? Detail<T>(Google.Rpc.Status details)
        where T : class, IMessage<T>, new()
    {
        var descriptor = new T().Descriptor;
        return details.Details.FirstOrDefault(detail => detail.Is(descriptor))?.Unpack<T>();
    }

    /// <summary>Whether it was we who ended the handshake.</summary>
    private static bool IsDistrust(Exception? cause) => cause is AuthenticationException || (cause is not null && IsDistrust(cause.InnerException));

    /// <summary><c>InvalidArgument</c> as <c>INVALID_ARGUMENT</c>.</summary>
    private static string CodeOf(StatusCode code) =>
        string.Concat(code.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? "_" + c : char.ToUpperInvariant(c).ToString()));
}
