using System.Collections.Concurrent;
using Grpc.Core;
using Netralitas.Agencies;
using Netralitas.Cases;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications;
using Netralitas.Platform.Authority;
using Netralitas.Reference;
using Netralitas.Support;
using Netralitas.Support.Worlds;

namespace Netralitas.Network.Tests.Authority;

/// <summary>Every method, called by an office of every function and tier, in every relation, with every role: exactly what the tables of rules say.</summary>
[Collection<OneSandbox>]
public sealed class AuthorityMatrixTests(SandboxWorld world)
{
    private const int CallsAtOnce = 8;

    private static readonly IReadOnlyDictionary<string, RpcRule> Rules =
        new[] { new CasesModule().Rules, new AgenciesModule().Rules, new NotificationsModule().Rules }.SelectMany(table => table.Rows).ToDictionary();

    /// <summary>Methods that ask for a role only after they know the case, because the refusal goes onto its timeline.</summary>
    private static readonly Dictionary<string, Roles> RolesOfTheirOwn = new()
    {
        ["RequestReveal"] = Roles.Intake | Roles.Examiner | Roles.Plenary | Roles.Custodian,
        ["ApproveReveal"] = Roles.Custodian,
        ["RevealReporter"] = Roles.Intake | Roles.Examiner | Roles.Plenary | Roles.Custodian,
    };

    /// <summary>None, and each alone.</summary>
    private static readonly IReadOnlyList<Roles> EveryRole = [Roles.None, .. Enum.GetValues<Roles>().Where(role => role != Roles.None)];

    /// <summary>For those who have nothing to do with it: none, and all at once.</summary>
    private static readonly IReadOnlyList<Roles> NoneAndAll = [Roles.None, RoleWords.Any];

    /// <summary>Every function at the place of the act, at the employer's, at the province above both, and nationally.</summary>
    private static readonly IReadOnlyList<Office> Offices =
        [.. ReferenceBook.Load(ReferenceBook.DefaultFolder).Offices.All.Where(office => office.RegionCode is null or "63" or "63.01" or "63.72")];

    private readonly ConcurrentDictionary<(string Office, Roles Role), Metadata> _headers = new();

    [Fact]
    public async Task Every_call_ends_as_the_rules_say_and_the_document_shows_it()
    {
        var calls = new ExampleCalls(world, await MakeAsync()).All;
        calls.Keys.ShouldBe(Rules.Keys, ignoreOrder: true, "every method has its example, and no other");
        var seen = new ConcurrentBag<Walked>();

        var walks = from method in calls.Keys from office in Offices from role in Standing.Of(office.Id) == Standing.Other ? NoneAndAll : EveryRole select (method, office, role);
        await Parallel.ForEachAsync(walks, new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce, CancellationToken = TestContext.Current.CancellationToken },
            async (walk, _) => seen.Add(new Walked(walk.method, walk.office, walk.role, await TryAsync(calls[walk.method].Call, walk.office.Id, walk.role))));

        var wrong = seen.Where(one => one.Verdict != Expected(calls[one.Method].Subject, one)).Select(one => $"{one} instead of {Expected(calls[one.Method].Subject, one)}").ToList();
        wrong.ShouldBeEmpty($"{wrong.Count} of {seen.Count} calls");
        AuthorityDocument.ShouldShow(Rules.Keys, seen);
    }

    private static Verdict Expected(Subject subject, Walked walked)
    {
        var rule = Rules[walked.Method];
        // Without any role an account may look.
        if (((walked.Role | Roles.Reader) & rule.By) == Roles.None)
        {
            return Verdict.RoleMissing;
        }

        var relation = Standing.To(subject, Standing.Of(walked.Office.Id));
        return rule.Who == Relation.Anyone ? Verdict.Passes
            : relation == Relation.None ? Verdict.Hidden
            : (relation & rule.Who) == Relation.None ? Verdict.NotAllowed
            : RolesOfTheirOwn.TryGetValue(walked.Method.Split('/')[^1], out var roles) && (walked.Role & roles) == Roles.None ? Verdict.RoleMissing
            : Verdict.Passes;
    }

    private async Task<Verdict> TryAsync(Func<Metadata, Task<bool>> call, string officeId, Roles role)
    {
        try
        {
            return await call(_headers.GetOrAdd((officeId, role), who => world.As(who.Office, who.Role))) ? Verdict.Passes : Verdict.Hidden;
        }
        catch (RpcException e)
        {
            return e.Reason() switch
            {
                "ROLE_MISSING" => Verdict.RoleMissing,
                "NOT_ALLOWED" => Verdict.NotAllowed,
                "NOT_FOUND" => Verdict.Hidden,
                _ when e.StatusCode is StatusCode.Internal or StatusCode.Unknown or StatusCode.Unavailable or StatusCode.Unauthenticated =>
                    throw new InvalidOperationException($"{officeId} with {role} got {e.Status}.", e),
                _ => Verdict.Passes,
            };
        }
    }

    private async Task<Example> MakeAsync()
    {
        var situation = Situation.All[0];
        var caseId = await Raising.RaiseAsync(world, situation);
        var tasks = await Eventually.Be(() => Expectation.TasksOfAsync(world, situation.Handler, caseId), all => all.Count == situation.Tasks.Count);
        var task = tasks.Single(one => one.OfficeId == Standing.Personnel);
        var notice = await Eventually.Be(
            async () => (await world.Notifications.ListNotificationsAsync(new ListNotificationsRequest { CaseId = caseId }, world.As(Standing.Personnel))).Notifications.SingleOrDefault(),
            one => one is not null);
        // Cases knows who holds what once it has heard of all four.
        await Eventually.Be(
            async () => (await world.Cases.ListCaseEventsAsync(new() { CaseId = caseId }, world.As(situation.Handler))).Events.Count, count => count == 1 + situation.Tasks.Count);
        var officer = await world.Officers.AppointOfficerAsync(
            new() { RequestId = Guid.NewGuid().ToString(), OfficeId = Standing.Personnel, Name = "Fulan", Roles = { Contracts.Common.V1.Role.Reader } },
            world.As(Standing.Personnel, Roles.Administrator));
        var handler = world.As(situation.Handler);
        var reporter = (await world.Reporters.AddReporterAsync(ExampleCalls.NewReporter(caseId), handler)).Reporter;
        var reveal = (await world.Reporters.RequestRevealAsync(ExampleCalls.NewReveal(caseId, reporter.ReporterId), world.As(situation.Handler, Roles.Examiner, "asker"))).Reveal;
        var document = (await world.Documents.BeginUploadAsync(ExampleCalls.NewUpload(caseId), handler)).Upload;
        await ExampleCalls.SendAsync(world, document.Id, offset: 0, handler);
        await world.Documents.ShareDocumentAsync(ExampleCalls.NewShare(document.Id), handler);
        var upload = (await world.Documents.BeginUploadAsync(ExampleCalls.NewUpload(caseId), handler)).Upload;
        return new Example(caseId, task.PersonId, task.Id, notice!.Id, officer.Officer.Id, reporter.ReporterId, reporter.ReceiptCode, reveal.Id, document.Id, upload.Id);
    }
}

/// <summary>One step through the matrix.</summary>
internal sealed record Walked(string Method, Office Office, Roles Role, Verdict Verdict)
{
    public override string ToString() => $"{Method} by {Office.Id} as {Role}: {Verdict}";
}
