using System.CommandLine;
using Grpc.Core;

namespace Netralitas.Cli.Connection;

/// <summary>One command in progress: what was written, and the way to the service.</summary>
/// <param name="Parsed">The command line.</param>
/// <param name="Invoker">The way to the service.</param>
/// <param name="Token">The caller's token; null when its connection shows a certificate instead.</param>
/// <param name="ForOffice">The office on whose behalf it calls; null for its own.</param>
/// <param name="Cancel">Ends it.</param>
internal sealed record ServiceCall(ParseResult Parsed, CallInvoker Invoker, string? Token, string? ForOffice, CancellationToken Cancel)
{
    /// <summary>Options for one call: identity and deadline.</summary>
    public CallOptions Options => Channels.Options(Token, ForOffice, Cancel);

    /// <summary>Options for a stream: identity, no deadline.</summary>
    public CallOptions StreamOptions => Channels.StreamOptions(Token, ForOffice, Cancel);

    /// <summary>Takes lines that tell how far a long command has come; nowhere where programs read.</summary>
    public TextWriter Progress => Parsed.GetValue<bool>("--json") ? TextWriter.Null : Parsed.InvocationConfiguration.Error;

    /// <summary>What was given for an option, or its default.</summary>
    public T Value<T>(Option<T> option) => Parsed.GetValue(option)!;

    /// <summary>What was given for a text option; empty when it was left out, as the contracts have it.</summary>
    public string Text(Option<string> option) => Parsed.GetValue(option) ?? "";

    /// <summary>What was given for an argument.</summary>
    public string Text(Argument<string> argument) => Parsed.GetValue(argument) ?? "";
}
