using Google.Protobuf;
using Grpc.Core;
using Grpc.Reflection.V1Alpha;
using Microsoft.Extensions.Hosting;

namespace Netralitas.Platform.Reflection;

/// <summary>The standard reflection protocol, as older tools ask for it: under another name, the same on the wire.</summary>
internal sealed class ReflectionV1Alpha(ReflectionAnswers answers, IHostApplicationLifetime lifetime) : ServerReflection.ServerReflectionBase
{
    public override Task ServerReflectionInfo(
        IAsyncStreamReader<ServerReflectionRequest> requestStream, IServerStreamWriter<ServerReflectionResponse> responseStream, ServerCallContext context) =>
        Conversation.RunAsync(requestStream, responseStream, Answer, lifetime.ApplicationStopping, context.CancellationToken);

    private ServerReflectionResponse Answer(ServerReflectionRequest question) => ServerReflectionResponse.Parser.ParseFrom(
        answers.To(Grpc.Reflection.V1.ServerReflectionRequest.Parser.ParseFrom(question.ToByteArray())).ToByteArray());
}
