using Grpc.Core;
using Grpc.Reflection.V1;
using Microsoft.Extensions.Hosting;

namespace Netralitas.Platform.Reflection;

/// <summary>The standard reflection protocol, version 1. A stop of the process ends the streams.</summary>
internal sealed class ReflectionV1(ReflectionAnswers answers, IHostApplicationLifetime lifetime) : ServerReflection.ServerReflectionBase
{
    public override Task ServerReflectionInfo(
        IAsyncStreamReader<ServerReflectionRequest> requestStream, IServerStreamWriter<ServerReflectionResponse> responseStream, ServerCallContext context) =>
        Conversation.RunAsync(requestStream, responseStream, answers.To, lifetime.ApplicationStopping, context.CancellationToken);
}
