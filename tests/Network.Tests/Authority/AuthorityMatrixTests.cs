using System.Collections.Concurrent;
using Grpc.Core;
using Netralitas.Agencies;
using Netralitas.Cases;
using Netralitas.Contracts.Cases.V1;
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

    // What several services serve has the same rule at each, or there are two rows of one name.
    private static readonly IReadOnlyDictionary<string, RpcRule> Rules =
        new[] { new CasesModule().Rules, new AgenciesModule().Rules, new NotificationsModule().Rules }.SelectMany(table => table.Rows).Distinct().ToDictionary();

    /// <summary>Methods that ask for a role only after they know the case or officer: the refusal goes onto its timeline, or the role depends on the relation.</summary>
    private static readonly Dictionary<string, Func<Relation, Roles>> RolesOfTheirOwn = new()
    {
        ["SetContact"] = _ => Roles.Administrator,
        ["GetContact"] = _ => Roles.Administrator,
        ["RemoveContact"] = _ => Roles.Administrator,
        ["RequestReveal"] = _ => Roles.Intake | Roles.Examiner | Roles.Plenary | Roles.Custodian,
        ["ApproveReveal"] = _ => Roles.Custodian,
        ["RevealReporter"] = _ => Roles.Intake | Roles.Examiner | Roles.Plenary | Roles.Custodian,
        ["RecuseOfficer"] = relation => relation == Relation.TaskHolder ? Roles.Head : Roles.Plenary | Roles.Head,
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
        // First, while the example is as it was made: the walk ends with the reporter destroyed.
        var behalf = new List<Walked>();
        foreach (var (method, office) in from method in calls.Keys from office in Offices where office.Id is Standing.Handler or Standing.Personnel select (method, office))
        {
            behalf.Add(new Walked(method, office, RoleWords.Any, await TryAsync(calls[method].Call, HeadersOf(Standing.Recorder, RoleWords.Any).For(office.Id))));
        }

        var seen = new ConcurrentBag<Walked>();
        var walks = from method in calls.Keys from office in Offices from role in Standing.Of(office.Id) == Standing.Other ? NoneAndAll : EveryRole select (method, office, role);
        await Parallel.ForEachAsync(walks, new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce, CancellationToken = TestContext.Current.CancellationToken },
            async (walk, _) => seen.Add(new Walked(walk.method, walk.office, walk.role, await TryAsync(calls[walk.method].Call, HeadersOf(walk.office.Id, walk.role)))));

        var wrong = seen.Where(one => one.Verdict != Expected(calls[one.Method].Subject, one)).Select(one => $"{one} instead of {Expected(calls[one.Method].Subject, one)}").ToList();
        wrong.ShouldBeEmpty($"{wrong.Count} of {seen.Count} calls");
        // On behalf of an office a method ends as for the office itself, or not at all.
        behalf.Where(one => one.Verdict != ExpectedOnBehalf(calls[one.Method].Subject, one)).Select(one => $"on behalf: {one}").ShouldBeEmpty();
        AuthorityDocument.ShouldShow(Rules.Keys, seen, behalf.Where(one => one.Verdict == Verdict.NotOnBehalf).Select(one => one.Method).ToHashSet());
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
            : RolesOfTheirOwn.TryGetValue(walked.Method.Split('/')[^1], out var roles) && (walked.Role & roles(relation)) == Roles.None ? Verdict.RoleMissing
            : Verdict.Passes;
    }

    private static Verdict ExpectedOnBehalf(Subject subject, Walked walked) =>
        Rules[walked.Method] is { OnBehalf: false, Who: not Relation.Anyone } ? Verdict.NotOnBehalf : Expected(subject, walked);

    private Metadata HeadersOf(string officeId, Roles role) => _headers.GetOrAdd((officeId, role), who => world.As(who.Office, who.Role));

    private static async Task<Verdict> TryAsync(Func<Metadata, Task<bool>> call, Metadata headers)
    {
        try
        {
            return await call(headers) ? Verdict.Passes : Verdict.Hidden;
        }
        catch (RpcException e)
        {
            return e.Reason() switch
            {
                "ROLE_MISSING" => Verdict.RoleMissing,
                "NOT_ALLOWED" => Verdict.NotAllowed,
                "NOT_FOUND" => Verdict.Hidden,
                "NOT_ON_BEHALF" => Verdict.NotOnBehalf,
                "NO_MANDATE" => Verdict.NoMandate,
                _ when e.StatusCode is StatusCode.Internal or StatusCode.Unknown or StatusCode.Unavailable or StatusCode.Unauthenticated =>
                    throw new InvalidOperationException($"A caller got {e.Status}.", e),
                _ => Verdict.Passes,
            };
        }
    }

    private async Task<Contact?> ContactAsync(string officerId)
    {
        try
        {
            return (await world.Rosters.GetContactAsync(new GetContactRequest { OfficerId = officerId }, world.As(Standing.Personnel, Roles.Administrator))).Contact;
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }

    private async Task<Example> MakeAsync()
    {
        var situation = Situation.All[0];
        var channel = (await world.Channels.CreateChannelAsync(
            new CreateChannelRequest { RequestId = Guid.NewGuid().ToString(), Settings = new ChannelSettings { Url = "http://127.0.0.1:9/" } }, world.As(Standing.Personnel, Roles.Administrator))).Channel;
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
        // Notifications has heard of the officer when it has a contact, if an empty one.
        await Eventually.Be(async () => (await ContactAsync(officer.Officer.Id)) is not null, known => known);
        await world.Rosters.SetRosterAsync(
            new SetRosterRequest { RequestId = Guid.NewGuid().ToString(), Settings = new RosterSettings { HeadOfficerId = officer.Officer.Id } }, world.As(Standing.Personnel, Roles.Administrator));
        var mandate = await MandateAsync(Standing.Personnel);
        await MandateAsync(situation.Handler);
        var audited = await Raising.RaiseAsync(world, situation);
        await Eventually.Be(
            async () => (await world.Cases.ListCaseEventsAsync(new() { CaseId = audited }, world.As(situation.Handler))).Events.Count, count => count == 1 + situation.Tasks.Count);
        var handler = world.As(situation.Handler);
        var reporter = (await world.Reporters.AddReporterAsync(ExampleCalls.NewReporter(caseId), handler)).Reporter;
        var reveal = (await world.Reporters.RequestRevealAsync(ExampleCalls.NewReveal(caseId, reporter.ReporterId), world.As(situation.Handler, Roles.Examiner, "asker"))).Reveal;
        var document = (await world.Documents.BeginUploadAsync(ExampleCalls.NewUpload(caseId), handler)).Upload;
        await ExampleCalls.SendAsync(world, document.Id, offset: 0, handler);
        await world.Documents.ShareDocumentAsync(ExampleCalls.NewShare(document.Id), handler);
        await Eventually.Be(
            async () => (await world.Channels.ListAttemptsAsync(new ListAttemptsRequest { ChannelId = channel.Id }, world.As(Standing.Personnel, Roles.Administrator))).Attempts.Count, count => count > 0);
        var upload = (await world.Documents.BeginUploadAsync(ExampleCalls.NewUpload(caseId), handler)).Upload;
        return new Example(caseId, task.PersonId, task.Id, notice!.Id, officer.Officer.Id, mandate.Id, reporter.ReporterId, reporter.ReceiptCode, reveal.Id, audited, document.Id, upload.Id, channel.Id, await TrackAsync());
    }

    /// <summary>The track of a village head whom the handling office forwarded.</summary>
    private async Task<string> TrackAsync()
    {
        var raise = new RaiseCaseRequest
        {
            RequestId = Guid.NewGuid().ToString(), Kind = CaseKind.Information, ElectionId = "pilkada-2024", Contest = Contracts.Common.V1.Contest.Regent, PlaceRegionCode = "63.01",
            ActDate = "2024-09-10", KnownDate = "2024-09-12",
            Persons =
            {
                new NewReportedPerson
                {
                    Name = "Fulan Perdesa", SubjectKind = Contracts.Common.V1.SubjectKind.VillageHead, Post = "Kepala desa", AllegedAct = "Ikut kampanye",
                },
            },
        };
        var (file, handler) = ((await world.Cases.RaiseCaseAsync(raise, world.As(Standing.Handler))).Case, world.As(Standing.Handler));
        await world.Procedure.ForwardCaseAsync(
            new ForwardCaseRequest { RequestId = Guid.NewGuid().ToString(), CaseId = file.Id, DocumentNumber = "12/X/2024", PersonIds = { file.Persons[0].Id } }, handler);
        var list = new Contracts.Agencies.V1.ListTracksRequest { CaseId = file.Id };
        return (await Eventually.Be(async () => (await world.Tracks.ListTracksAsync(list, handler)).Tracks, tracks => tracks.Count == 1))[0].Id;
    }

    /// <summary>Lets the recorder record for an office, once all services have heard of it.</summary>
    private async Task<Contracts.Agencies.V1.Mandate> MandateAsync(string officeId)
    {
        var granted = await world.Mandates.GrantMandateAsync(OnBehalf.Grant(officeId, Standing.Recorder), world.As(officeId, Roles.Administrator));
        var behalf = world.As(Standing.Recorder).For(officeId);
        await Eventually.Be(() => TryAsync(async headers => (await world.Cases.ListCasesAsync(new(), headers)) is not null, behalf), verdict => verdict == Verdict.Passes);
        await Eventually.Be(() => TryAsync(async headers => (await world.Notifications.ListNotificationsAsync(new(), headers)) is not null, behalf), verdict => verdict == Verdict.Passes);
        return granted.Mandate;
    }
}

/// <summary>One step through the matrix.</summary>
internal sealed record Walked(string Method, Office Office, Roles Role, Verdict Verdict)
{
    public override string ToString() => $"{Method} by {Office.Id} as {Role}: {Verdict}";
}
