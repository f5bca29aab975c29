using Google.Protobuf;
using Grpc.Core;
using Grpc.Reflection.V1;

namespace Netralitas.Platform.Reflection;

/// <summary>What reflection answers, in both of its versions.</summary>
internal sealed class ReflectionAnswers(ReflectionIndex index)
{
    /// <summary>The answer to one question.</summary>
    public ServerReflectionResponse To(ServerReflectionRequest question)
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
