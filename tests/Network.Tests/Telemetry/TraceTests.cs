using System.Diagnostics;
using Grpc.Core;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Support;
using Netralitas.Support.Worlds;

namespace Netralitas.Network.Tests.Telemetry;

/// <summary>From the call that raises a case to the last office that is told of it, all is one trace.</summary>
public sealed class TraceTests(TracedNetwork network) : IClassFixture<TracedNetwork>
{
    // Nobody is called so: wherever it shows up, it came from the request.
    private const string Name = "Zulkarnain Penanda Uji";
    private const string RaiseCase = "netralitas.cases.v1.CaseService/RaiseCase";
    private const string Act = "Membagikan stiker penanda uji";

    [Fact]
    public async Task Raising_a_case_and_all_that_follows_from_it_is_one_trace()
    {
        var spans = await TraceOfAsync(await RaiseAsync());

        var call = spans.Single(span => span.Source.Name == "Microsoft.AspNetCore" && span.DisplayName == RaiseCase);
        call.ParentSpanId.ShouldBe(default, Drawn(spans));
        var outbox = Below(spans, call, "outbox CaseRaised").ShouldHaveSingleItem();
        var published = spans.Where(span => span.ParentSpanId == outbox.SpanId && span.Kind == ActivityKind.Producer).ShouldHaveSingleItem(Drawn(spans));
        published.Source.Name.ShouldBe("MassTransit");
        var followed = Below(spans, outbox, "handle CaseRaised").ShouldHaveSingleItem();
        Below(spans, followed, "outbox TaskOpened").Count.ShouldBe(Situation.All[0].Tasks.Count);
        // Notifications and Cases both hear of every task.
        Below(spans, followed, "handle TaskOpened").Count.ShouldBe(2 * Situation.All[0].Tasks.Count, Drawn(spans));
        spans.Count(span => span.Source.Name == "Npgsql").ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task No_span_says_who_is_reported_or_for_what()
    {
        await TraceOfAsync(await RaiseAsync());

        var told = network.Spans.SelectMany(Words).ToList();

        told.Count.ShouldBeGreaterThan(100);
        told.ShouldContain(word => word.Contains(RaiseCase));
        told.ShouldNotContain(word => word.Contains(Name) || word.Contains("Zulkarnain") || word.Contains(Act));
    }

    private async Task<ActivityTraceId> RaiseAsync()
    {
        var situation = Situation.All[0];
        var request = situation.NewRequest();
        (request.Persons[0].Name, request.Persons[0].AllegedAct) = (Name, Act);
        var before = network.Spans.Count;
        var raised = await Eventually.Be(() => TryAsync(request, situation.RaisedBy), answer => answer is not null);
        await Eventually.Be(
            async () => (await network.Notifications.ListNotificationsAsync(new ListNotificationsRequest { CaseId = raised!.Case.Id }, network.As("kpu-63.01"))).Notifications.Count,
            count => count == 1);
        return network.Spans.Skip(before).Last(span => span.DisplayName == RaiseCase).TraceId;
    }

    /// <summary>The trace once every fact of the case has been handled everywhere, and the spans around that have ended, too.</summary>
    private Task<IReadOnlyList<Activity>> TraceOfAsync(ActivityTraceId trace) => Eventually.Be(
        () => Task.FromResult(network.SpansOf(trace)),
        spans => spans.Count(span => span.OperationName == "handle TaskOpened") >= 2 * Situation.All[0].Tasks.Count
            && spans.All(span => span.ParentSpanId == default || spans.Any(parent => parent.SpanId == span.ParentSpanId)));

    private async Task<RaiseCaseResponse?> TryAsync(RaiseCaseRequest request, string office)
    {
        try
        {
            return await network.Cases.RaiseCaseAsync(request, network.As(office));
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.Unavailable)
        {
            return null;
        }
    }

    /// <summary>The spans of this name that the given one caused, directly or not.</summary>
    private static List<Activity> Below(IReadOnlyList<Activity> spans, Activity cause, string name)
    {
        var byId = spans.ToDictionary(span => span.SpanId);
        return [.. spans.Where(span => span.OperationName == name && Causes(span).Contains(cause))];

        IEnumerable<Activity> Causes(Activity span)
        {
            while (byId.TryGetValue(span.ParentSpanId, out var parent))
            {
                yield return span = parent;
            }
        }
    }

    private static IEnumerable<string> Words(Activity span) =>
    [
        span.DisplayName, span.OperationName, span.StatusDescription ?? "",
        .. span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"),
        .. span.Baggage.Select(item => $"{item.Key}={item.Value}"),
        .. span.Events.SelectMany(one => one.Tags.Select(tag => $"{one.Name} {tag.Key}={tag.Value}").Prepend(one.Name)),
    ];

    private static string Drawn(IEnumerable<Activity> spans) =>
        string.Join('\n', spans.Select(span => $"{span.SpanId} < {span.ParentSpanId} {span.Source.Name}: {span.DisplayName} ({span.OperationName}, {span.Kind})"));
}
