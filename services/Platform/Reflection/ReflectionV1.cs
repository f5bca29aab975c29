using Google.Protobuf;
using Grpc.Core;
using Grpc.Reflection.V1;

namespace Netralitas.Platform.Reflection;

/// <summary>The standard reflection protocol, version 1.</summary>
internal sealed class ReflectionV1(ReflectionIndex index) : ServerReflection.ServerReflectionBase
{
    public override async Task ServerReflectionInfo(
        IAsyncStreamReader<ServerReflectionRequest> requestStream, IServerStreamWriter<ServerReflectionResponse> responseStream, ServerCallContext context)
    {
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            await responseStream.WriteAsync(Answer(requestStream.Current), context.CancellationToken);
        }
    }

    private ServerReflectionResponse Answer(ServerReflectionRequest question)
    {
        var answer = new ServerReflectionResponse { ValidHost = question.Host, OriginalRequest = question };
        switch (question.MessageRequestCase)
        {
            case ServerReflectionRequest.MessageRequestOneofCase.ListServices:
                answer.ListServicesResponse = new ListServiceResponse { Service = { index.Services.Select(name => new ServiceResponse { Name = name }) } };
                return answer;
            case ServerReflectionRequest.MessageRequestOneofCase.FileByFilename:
                return Files(answer, index.FileByName(question.FileByFilename));
            case ServerReflectionRequest.MessageRequestOneofCase.FileContainingSymbol:
                return Files(answer, index.FileBySymbol(question.FileContainingSymbol));
            default:
                return Error(answer, StatusCode.Unimplemented, "The protos have no extensions to ask for.");
        }
    }

    private static ServerReflectionResponse Files(ServerReflectionResponse answer, IReadOnlyList<ByteString>? files)
    {
        if (files is null)
        {
            return Error(answer, StatusCode.NotFound, "There is no such file or symbol.");
        }

        answer.FileDescriptorResponse = new FileDescriptorResponse { FileDescriptorProto = { files } };
        return answer;
    }

    private static ServerReflectionResponse Error(ServerReflectionResponse answer, StatusCode code, string message)
    {
        answer.ErrorResponse = new ErrorResponse { ErrorCode = (int)code, ErrorMessage = message };
        return answer;
    }
}
