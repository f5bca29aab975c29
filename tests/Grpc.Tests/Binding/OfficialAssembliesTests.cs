using System.Reflection;
using Google.Protobuf.WellKnownTypes;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;
using Grpc.Net.Compression;
using Microsoft.AspNetCore.Routing.Constraints;

namespace Netralitas.Grpc.Tests.Binding;

/// <summary>The official server and client are whole over the stand-ins.</summary>
public sealed class OfficialAssembliesTests
{
    private static readonly Assembly[] StandIns = [typeof(Metadata).Assembly, typeof(ICompressionProvider).Assembly];

    /// <summary>Enough to meet the constraints of every generic type and method of the two.</summary>
    private static readonly System.Type[] TypeArguments =
    [
        typeof(Empty), typeof(PassingInterceptor), typeof(int), typeof(Action), typeof(SocketsHttpHandler), typeof(GuidRouteConstraint),
        typeof(RetryPolicy),
    ];

    [Theory]
    [InlineData(typeof(GrpcServiceOptions), 32 + 69)]
    [InlineData(typeof(GrpcChannel), 35 + 66)]
    public void Every_type_and_member_they_refer_to_is_offered(System.Type official, int references)
    {
        var referredTo = ReferredTo(official.Assembly);

        referredTo.Count.ShouldBe(references);
        referredTo.Except(Offered()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(typeof(GrpcServiceOptions))]
    [InlineData(typeof(GrpcChannel))]
    public void Each_of_those_would_be_missed(System.Type official)
    {
        var referredTo = ReferredTo(official.Assembly);
        var offered = Offered();

        foreach (var line in referredTo)
        {
            referredTo.Except(offered.Where(other => other != line)).ShouldBe([line]);
        }
    }

    [Theory]
    [InlineData(typeof(GrpcServiceOptions), 500)]
    [InlineData(typeof(GrpcChannel), 1000)]
    public void Every_type_loads_and_every_method_compiles(System.Type official, int atLeast)
    {
        var compilation = new Compilation(TypeArguments);

        compilation.Failures(official.Assembly).ShouldBeEmpty();

        compilation.Compiled.ShouldBeGreaterThan(atLeast);
    }

    [Theory]
    [InlineData(typeof(GrpcServiceOptions))]
    [InlineData(typeof(GrpcChannel))]
    public void They_ask_for_the_very_identity_of_the_stand_ins(System.Type official)
    {
        var asked = official.Assembly.GetReferencedAssemblies().Select(name => name.FullName);

        StandIns.Select(standIn => standIn.FullName).ShouldBeSubsetOf(asked);
    }

    private static SortedSet<string> ReferredTo(Assembly official)
    {
        using var file = File.OpenRead(official.Location);
        return AssemblyText.ReferredTo(file, [.. StandIns.Select(standIn => standIn.GetName().Name!)]);
    }

    private static SortedSet<string> Offered()
    {
        var offered = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var standIn in StandIns)
        {
            using var file = File.OpenRead(standIn.Location);
            offered.UnionWith(AssemblyText.Offered(file));
        }

        return offered;
    }

    private sealed class PassingInterceptor : Interceptor;
}
