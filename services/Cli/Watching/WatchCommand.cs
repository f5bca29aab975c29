using System.CommandLine;
using Google.Protobuf;
using Grpc.Core;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts;

namespace Netralitas.Cli.Watching;

/// <summary>A command that shows a stream until it is told to stop, whatever happens to the connection.</summary>
internal abstract class WatchCommand<TMessage, TResource> : ServiceCommand
    where TMessage : class, IStreamMessage<TResource>, IMessage
    where TResource : class, IResource
{
    private readonly Option<string> _resumeToken = Inputs.Text("--resume-token", "token", "Go on after this message of an earlier stream with the same filter. Left out: begin with all there is.");
    private readonly Option<bool> _once = new("--once") { Description = "End when everything there is has been shown." };

    /// <summary>A command with the options that all streams have.</summary>
    protected WatchCommand(string name, string description, ServiceAddress service)
        : base(name, description, service)
    {
        Take(_resumeToken, "resume_token");
        Add(_once);
    }

    /// <summary>Opens the stream.</summary>
    protected abstract AsyncServerStreamingCall<TMessage> Open(ServiceCall call, string resumeToken, CallOptions options);

    /// <summary>A resource in one line.</summary>
    protected abstract string Line(TResource resource);

    /// <inheritdoc/>
    protected sealed override async Task RunAsync(ServiceCall call, TextWriter output, bool json)
    {
        var error = call.Parsed.InvocationConfiguration.Error;
        var stream = new ResumingStream<TMessage, TResource>(token => Open(call, token, call.StreamOptions), call.Text(_resumeToken))
        {
            Interrupted = status => error.WriteLine($"The stream broke off ({status}); trying again."),
        };
        try
        {
            await foreach (var message in stream.ReadAsync(cancel: call.Cancel))
            {
                if (json)
                {
                    await output.WriteLineAsync(ProtoJson.Line(message));
                }
                else if (message.Resource is not null || message.RemovedId.Length > 0)
                {
                    await output.WriteLineAsync(message.Resource is { } resource ? Line(resource) : $"{message.RemovedId}  no longer visible");
                }

                await output.FlushAsync(call.Cancel);
                if (message.Bookmark is not null && call.Value(_once))
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (stream.ResumeToken.Length > 0)
        {
            await error.WriteLineAsync($"Go on later with --resume-token {stream.ResumeToken}");
            throw;
        }
    }
}
