using System.Runtime.CompilerServices;
using Grpc.Core;
using Netralitas.Benchmarks.Measuring;
using Netralitas.Benchmarks.Results;
using Netralitas.Cli.Local;
using Netralitas.Support;

namespace Netralitas.Benchmarks.Authority;

/// <summary>Cases raised as they are, against cases raised in a copy of the services that asks nobody who calls and what it may: what identity
/// and authority cost, by themselves and together with the vault.</summary>
internal sealed class AuthorityRow : IRow
{
    private const double Goal = 0.8;

    /// <summary>Every caller is the office that it says; no token is checked, no rule, role, office or mandate looked up. Limits stay.</summary>
    private static readonly ChangedBuild WithoutAuthority = new(
        "Platform",
        new SourceChange("Hosting/ServiceHost.cs", "app.UseAuthentication();", ""),
        new SourceChange(
            "Identity/Callers.cs", "    private Found Look(HttpContext http)\n",
            $"""
                private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, Found> Anybody = new(StringComparer.Ordinal);

                private Found Look(HttpContext http) => Anybody.GetOrAdd(
                    http.Request.Headers["{BenchNetwork.OfficeHeader}"].ToString() is [_, ..] said ? said : "{Situation.Handler()}",
                    office => new(new Caller(office, "anybody", (Netralitas.Platform.Authority.Roles)0xff, null, DateTimeOffset.MaxValue), Proof.Lasting(new Metadata()), null));

                private Found LookAtProof(HttpContext http)

            """),
        new SourceChange(
            "Hosting/CallInterceptor.cs", "var (caller, proof) = callers.Of(context.GetHttpContext());",
            """
            var (caller, proof) = callers.Of(context.GetHttpContext());
            if (proof is not null)
            {
                return new Call(caller, context.Method, rule, proof, context.CancellationToken);
            }

            """));

    public string Name => "authority";

    public string About => "RaiseCase, 64 callers, with and without a reporter, against a copy of the services without identity and authority";

    public async IAsyncEnumerable<Finding> MeasureAsync(BenchPlan plan, [EnumeratorCancellation] CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("netralitas-bench-");
        try
        {
            plan.Tell("Building a copy of the services without identity and authority ...");
            var programs = await WithoutAuthority.BuildAsync(folder.FullName, aheadOfTime: true, cancel);
            await using var guarded = await BenchNetwork.StartAsync(plan, cancel);
            await using var open = await BenchNetwork.StartAsync(plan, cancel, programs);
            await RequireOpenAsync(open, cancel);
            var (asked, unasked) = (new CaseRaiser(guarded, cancel), new CaseRaiser(open, cancel));
            // As many cases come into the one as into the other.
            var without = new Way("Raising cases without identity and authority", open, caller => unasked.RaiseAsync(caller));
            var turns = await Turns.MeasureAsync(
                plan,
                [
                    without, new Way("Raising cases", guarded, caller => asked.RaiseAsync(caller)),
                    without with { What = without.What + " again" }, new Way("Raising cases with a reporter", guarded, caller => asked.RaiseAsync(caller, hasReporter: true)),
                ],
                cancel);
            var note = $"{asked.Repeats} calls had to be repeated, {unasked.Repeats} of those without.";
            yield return Against(turns[0], turns[1], $"RaiseCase, {Turns.Callers} callers", note);
            yield return Against(turns[2], turns[3], $"RaiseCase with a reporter, {Turns.Callers} callers", note);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private Finding Against(Turn without, Turn with, string what, string note) => new(
        Name, what, "cases/s", with.PerSecond, "the same without identity, authority and reporter", without.PerSecond, Results.Goal.AtLeast(Goal))
    {
        Latencies = with.Latencies, LimitLatencies = without.Latencies, Note = note,
    };

    /// <summary>The copy answers whoever calls without a word of who it is: otherwise nothing would be measured.</summary>
    private static async Task RequireOpenAsync(BenchNetwork open, CancellationToken cancel)
    {
        try
        {
            await new CaseRaiser(open, cancel, saysWho: false).RaiseAsync(0);
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.Unauthenticated or StatusCode.PermissionDenied)
        {
            throw new LocalServerException($"The copy of the services still asks who calls: {e.Status.Detail}");
        }
    }
}
