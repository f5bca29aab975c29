using System.Collections;
using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Netralitas.Support;

/// <summary>Calls of methods as their contract describes them: whatever a contract has, the tests that walk it have, too.</summary>
public static class ContractCalls
{
    private const string Nothing = "0192a4b0-7c1e-7000-8000-000000000001";

    private static readonly Marshaller<IMessage> ToServer = Marshallers.Create<IMessage>(message => message.ToByteArray(), _ => throw new NotSupportedException());

    private static readonly JsonFormatter Details = new(JsonFormatter.Settings.Default.WithTypeRegistry(TypeRegistry.FromFiles(Google.Rpc.ErrorDetailsReflection.Descriptor)));

    /// <summary>The methods whose request has a field.</summary>
    public static IEnumerable<MethodDescriptor> Naming(this ServiceDescriptor service, string field)
    {
        ArgumentNullException.ThrowIfNull(service);
        return service.Methods.Where(method => method.InputType.FindFieldByName(field) is not null);
    }

    /// <summary>A request with everything that is required, and a field as given.</summary>
    public static IMessage Request(MethodDescriptor method, string field, string value)
    {
        ArgumentNullException.ThrowIfNull(method);
        var request = Filled(method.InputType);
        method.InputType.FindFieldByName(field).Accessor.SetValue(request, value);
        return request;
    }

    /// <summary>Makes the call, and reads a stream until its snapshot is complete.</summary>
    /// <returns>The answer, or the whole error.</returns>
    public static async Task<string> MakeAsync(ChannelBase channel, MethodDescriptor method, IMessage request, Metadata headers)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(method);
        var answer = Marshallers.Create<IMessage>(_ => throw new NotSupportedException(), method.OutputType.Parser.ParseFrom);
        var kind = method.IsServerStreaming ? MethodType.ServerStreaming : MethodType.Unary;
        var rpc = new Method<IMessage, IMessage>(kind, method.Service.FullName, method.Name, ToServer, answer);
        try
        {
            if (kind == MethodType.Unary)
            {
                return (await channel.CreateCallInvoker().AsyncUnaryCall(rpc, null, new CallOptions(headers), request)).ToString()!;
            }

            using var stream = channel.CreateCallInvoker().AsyncServerStreamingCall(rpc, null, new CallOptions(headers), request);
            var end = method.OutputType.FindFieldByName("snapshot_end");
            while (await stream.ResponseStream.MoveNext(TestContext.Current.CancellationToken))
            {
                if (end.Accessor.GetValue(stream.ResponseStream.Current) is not null)
                {
                    return "empty";
                }
            }

            return "ended";
        }
        catch (RpcException e)
        {
            return $"{e.StatusCode} {e.Status.Detail} {Details.Format(Google.Rpc.Status.Parser.ParseFrom(e.Trailers.GetValueBytes("grpc-status-details-bin")))}";
        }
    }

    private static IMessage Filled(MessageDescriptor type)
    {
        var message = type.Parser.ParseFrom(ByteString.Empty);
        foreach (var field in type.Fields.InFieldNumberOrder().Where(field => field.GetOptions()?.GetExtension(FieldBehaviorExtensions.FieldBehavior).Contains(FieldBehavior.Required) == true))
        {
            if (field.IsRepeated)
            {
                ((IList)field.Accessor.GetValue(message)).Add(Value(field));
            }
            else
            {
                field.Accessor.SetValue(message, Value(field));
            }
        }

        return message;
    }

    private static object Value(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Message when field.Name == "hearing_time" => new Google.Protobuf.WellKnownTypes.Timestamp { Seconds = 4_102_444_800 },
        FieldType.Message => Filled(field.MessageType),
        // The last reasons to close are given by other methods.
        FieldType.Enum when field.Name == "reason" => Enum.ToObject(field.EnumType.ClrType, field.EnumType.Values[1].Number),
        FieldType.Enum => Enum.ToObject(field.EnumType.ClrType, field.EnumType.Values[^1].Number),
        FieldType.Int32 => 1,
        FieldType.Int64 => 1L,
        FieldType.Bool => true,
        _ when field.Name.EndsWith("office_id", StringComparison.Ordinal) => "setda-63.72",
        _ when field.Name == "media_type" => "application/pdf",
        _ when field.Name == "sha256" => new string('0', 64),
        _ when field.Name == "request_id" => Guid.NewGuid().ToString(),
        _ when field.Name == "violation_id" => "DIS-04",
        _ when field.Name.EndsWith("_id", StringComparison.Ordinal) => Nothing,
        _ when field.Name.EndsWith("_ids", StringComparison.Ordinal) => Nothing,
        _ when field.Name.EndsWith("_number", StringComparison.Ordinal) => "1/2024",
        _ => "Uji",
    };
}
