using Grpc.Core;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Support;
using Netralitas.Support.Worlds;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Network.Tests.Authority;

/// <summary>Lists, single reads and streams show the same: over cases made by chance, an office lists exactly what it may read, and an officer
/// all that the office does but for the cases that the officer keeps out of.</summary>
public abstract class Sight(World world)
{
    private const int CasesMade = 25;
    private static readonly string[] Places = ["63.01", "63.71", "63.72", "64.01"];
    private static readonly string[] Receivers = ["bawaslu-63.01", "bawaslu-63.72", "bawaslu-64.01", "bawaslu-63"];
    private static readonly string[] HandlersSteps = ["initial-study", "set-as-finding", "route-returned-task"];
    private static readonly string[] WithAnOfficer = ["bawaslu-63", "kpu-63.01"];
    private static readonly string[] Employers = ["", "setda-63.72", "bkpsdm-63.01", "bkpsdm-63.72", "bawaslu-63.71", "kpu-63.01", "kesbangpol-64.01", "kemenag"];

    [Fact]
    public async Task Every_office_and_officer_lists_and_watches_exactly_what_may_be_read()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("NETRALITAS_SEED"), out var given) ? given : Random.Shared.Next();
        TestContext.Current.TestOutputHelper!.WriteLine($"NETRALITAS_SEED={seed} makes the same cases");
        var random = new Random(seed);
        var officers = new List<(string Office, string Id)>();
        foreach (var office in WithAnOfficer)
        {
            officers.Add((office, await Appointing.AppointAsync(world, office)));
        }

        var raised = new List<Contracts.Cases.V1.Case>();
        for (var i = 0; i < CasesMade; i++)
        {
            raised.Add(await MakeAsync(random));
        }

        var tasks = new List<Contracts.Agencies.V1.Task>();
        var keptOut = new HashSet<(string Officer, string CaseId)>();
        for (var i = 0; i < raised.Count; i++)
        {
            var file = raised[i];
            if (random.Next(2) == 0)
            {
                var officer = officers[random.Next(officers.Count)].Id;
                await world.Cases.RecuseOfficerAsync(
                    new RecuseOfficerRequest { RequestId = Guid.NewGuid().ToString(), CaseId = file.Id, OfficerId = officer, Ground = RecusalGround.Kin }, world.As(file.HandlingOfficeId));
                keptOut.Add((officer, file.Id));
            }

            await DisturbAsync(random, file);
            raised[i] = await HandOverAsync(random, file, (Way)(i % 4));
            tasks.AddRange(await Expectation.TasksOfAsync(world, raised[i].HandlingOfficeId, file.Id));
        }

        var byOffice = new Dictionary<string, List<string>>();
        foreach (var office in Offices(raised, tasks).Union(WithAnOfficer))
        {
            var readable = await Eventually.Be(
                () => SeenAsync(world.As(office), raised, tasks), seen => seen.Listed.SequenceEqual(seen.Read) && seen.Watched.SequenceEqual(seen.Read));
            readable.Listed.ShouldBe(readable.Read, office);
            readable.Watched.ShouldBe(readable.Read, office);
            byOffice[office] = readable.Read;
        }

        foreach (var file in raised)
        {
            await ShouldFollowTheHandlingAsync(file, byOffice, tasks);
        }

        foreach (var (office, officer) in officers)
        {
            var hidden = raised.Where(file => keptOut.Contains((officer, file.Id))).Select(file => file.Id).ToList();
            await ShouldSeeAllOfTheOfficeButAsync(hidden, (office, officer), byOffice[office], raised, tasks);
        }

        await LooksOnBehalfAsync("bawaslu-63", "setda-63.72", raised, tasks);
        await LooksOnBehalfAsync("bawaslu-63.01", "kpu-63.01", raised, tasks);
    }

    /// <summary>An office that the case is offered to sees what it needs to answer; one that handled it sees nothing of it any more, its own tasks included.</summary>
    private async Task ShouldFollowTheHandlingAsync(Contracts.Cases.V1.Case file, Dictionary<string, List<string>> byOffice, IEnumerable<Contracts.Agencies.V1.Task> tasks)
    {
        string[] inFull = [file.HandlingOfficeId, Above(file.HandlingOfficeId)];
        foreach (var former in file.Handovers.Where(one => one.State is HandoverState.Accepted or HandoverState.TakenOver).Select(one => one.FromOfficeId).Except([.. inFull, file.OfferedOfficeId]))
        {
            byOffice[former].Intersect(tasks.Where(task => task.CaseId == file.Id).Select(task => task.Id).Append(file.Id)).ShouldBeEmpty($"{former} handled it before");
        }

        if (file.OfferedOfficeId.Length > 0)
        {
            byOffice[file.OfferedOfficeId].ShouldContain(file.Id);
            var shown = (await world.Cases.GetCaseAsync(new GetCaseRequest { CaseId = file.Id }, world.As(file.OfferedOfficeId))).Case;
            shown.View.ShouldBe(inFull.Contains(file.OfferedOfficeId) ? CaseView.Full : CaseView.NeedToKnow, $"it is offered to {file.OfferedOfficeId}");
        }
    }

    private static string Above(string office) => office.Contains('.', StringComparison.Ordinal) ? office[..office.IndexOf('.', StringComparison.Ordinal)] : "bawaslu-ri";

    /// <summary>Cases, tasks and notices, listed, read and watched: what the office has, without those of the cases that the officer keeps out of.</summary>
    private async Task ShouldSeeAllOfTheOfficeButAsync(
        IReadOnlyList<string> hidden, (string Office, string Id) officer, IEnumerable<string> readByOffice,
        IReadOnlyList<Contracts.Cases.V1.Case> raised, IReadOnlyList<Contracts.Agencies.V1.Task> tasks)
    {
        var expected = readByOffice.Except(hidden).Except(tasks.Where(task => hidden.Contains(task.CaseId)).Select(task => task.Id)).ToList();
        var headers = world.AsOfficer(officer.Office, officer.Id);
        var seen = await Eventually.Be(
            () => SeenAsync(headers, raised, tasks), seen => seen.Read.SequenceEqual(expected) && seen.Listed.SequenceEqual(expected) && seen.Watched.SequenceEqual(expected));
        seen.Read.ShouldBe(expected, officer.Office);
        seen.Listed.ShouldBe(expected, officer.Office);
        seen.Watched.ShouldBe(expected, officer.Office);
        var notices = (await NoticesAsync(world.As(officer.Office), raised)).Listed.Where(notice => !hidden.Contains(notice.CaseId)).ToList();
        var told = await Eventually.Be(() => NoticesAsync(headers, raised), told => told.Listed.SequenceEqual(notices) && told.Watched.SequenceEqual(notices));
        told.Listed.ShouldBe(notices, officer.Office);
        told.Watched.ShouldBe(notices, officer.Office);
    }

    private async Task<(List<(string CaseId, string Id)> Listed, List<(string CaseId, string Id)> Watched)> NoticesAsync(
        Metadata headers, IReadOnlyList<Contracts.Cases.V1.Case> raised)
    {
        var listed = (await world.Notifications.ListNotificationsAsync(new ListNotificationsRequest { PageSize = 1000 }, headers)).Notifications;
        using var stream = world.Notifications.WatchNotifications(new WatchNotificationsRequest(), headers);
        var watched = (await stream.ReadUntilAsync(message => message.Bookmark is not null)).Fold<Notification>().Values;
        var ours = raised.Select(file => file.Id).ToHashSet();
        return (Sorted(listed), Sorted(watched));

        List<(string CaseId, string Id)> Sorted(IEnumerable<Notification> notices) =>
            [.. notices.Where(notice => ours.Contains(notice.CaseId)).Select(notice => (notice.CaseId, notice.Id)).Order()];
    }

    /// <summary>On behalf of an office another one sees the same but for the cases that it keeps out of itself.</summary>
    private async Task LooksOnBehalfAsync(string office, string recorder, IReadOnlyList<Contracts.Cases.V1.Case> raised, IReadOnlyList<Contracts.Agencies.V1.Task> tasks)
    {
        await world.Mandates.GrantMandateAsync(OnBehalf.Grant(office, recorder), world.As(office, Platform.Authority.Roles.Administrator));
        var own = await SeenAsync(world.As(office), raised, tasks);
        var keptOut = new HashSet<string>();
        foreach (var file in raised.Where(file => own.Read.Contains(file.Id)))
        {
            // Tasks' supervisors see no case in full; the two offices of these examples handle, or are above who does.
            var shown = (await world.Cases.GetCaseAsync(new GetCaseRequest { CaseId = file.Id }, world.As(file.HandlingOfficeId))).Case;
            if (shown.RecusedOfficeIds.Contains(recorder))
            {
                keptOut.Add(file.Id);
            }
        }

        var expected = own.Read.Where(id => !keptOut.Contains(id) && !keptOut.Contains(tasks.SingleOrDefault(task => task.Id == id)?.CaseId ?? "")).ToList();
        var seen = await Eventually.Be(
            async () =>
            {
                try
                {
                    return await SeenAsync(world.As(recorder).For(office), raised, tasks);
                }
                catch (RpcException e) when (e.Reason() == "NO_MANDATE")
                {
                    return ([], [], []);
                }
            },
            seen => seen.Listed.SequenceEqual(expected) && seen.Watched.SequenceEqual(expected));
        seen.Read.ShouldBe(expected, recorder);
        seen.Listed.ShouldBe(expected, recorder);
        seen.Watched.ShouldBe(expected, recorder);
    }

    private async Task<Contracts.Cases.V1.Case> MakeAsync(Random random)
    {
        var place = Places[random.Next(Places.Length)];
        var request = new RaiseCaseRequest
        {
            RequestId = Guid.NewGuid().ToString(), Kind = random.Next(2) == 0 ? CaseKind.Report : CaseKind.Finding, ElectionId = "pilkada-2024",
            Contest = random.Next(3) == 0 ? Contest.Governor : place is "63.71" or "63.72" ? Contest.Mayor : Contest.Regent,
            PlaceRegionCode = place, ActDate = "2024-10-10", KnownDate = "2024-10-12",
        };
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            request.Persons.Add(new NewReportedPerson
            {
                Name = "Fulan", SubjectKind = SubjectKind.CivilServant, Post = "Staf", AllegedAct = "Hadir", EmployerOfficeId = Employers[random.Next(Employers.Length)],
            });
        }

        return (await world.Cases.RaiseCaseAsync(request, world.As("bawaslu-" + place))).Case;
    }

    /// <summary>Gives tasks back and keeps offices out, so that rights are lost as well.</summary>
    private async Task DisturbAsync(Random random, Contracts.Cases.V1.Case file)
    {
        var handler = file.HandlingOfficeId;
        var tasks = await Eventually.Be(() => Expectation.TasksOfAsync(world, handler, file.Id), all => all.Count >= 2 + (2 * file.Persons.Count));
        var returnable = tasks.Where(task => task.MirrorOf.Length == 0).ToList();
        if (random.Next(2) == 0)
        {
            var task = returnable[random.Next(returnable.Count)];
            await world.Tasks.ReturnTaskAsync(
                new ReturnTaskRequest { RequestId = Guid.NewGuid().ToString(), TaskId = task.Id, Reason = ReturnReason.NeedsData }, world.As(task.OfficeId));
        }

        if (random.Next(2) == 0)
        {
            var office = "kpu-" + file.PlaceRegionCode;
            var recused = await Errors.ReasonOf(world.Cases.RecuseOfficeAsync(
                new RecuseOfficeRequest { RequestId = Guid.NewGuid().ToString(), CaseId = file.Id, OfficeId = office, Ground = RecusalGround.Kin }, world.As(handler)));
            recused.ShouldBeOneOf("", "ALREADY_RECUSED");
            await Eventually.Be(
                () => Expectation.TasksOfAsync(world, handler, file.Id), all => all.Where(task => task.State == TaskState.Open).All(task => task.OfficeId != office));
        }
    }

    /// <summary>Offers the case to another office, which may accept, or has the office above take it over.</summary>
    private async Task<Contracts.Cases.V1.Case> HandOverAsync(Random random, Contracts.Cases.V1.Case file, Way way)
    {
        var from = file.HandlingOfficeId;
        var to = way == Way.TakenOver ? Above(from) : random.GetItems(Receivers.Except([from]).ToArray(), 1)[0];
        const string Number = "7/X/2024";
        if (way == Way.TakenOver)
        {
            await world.Transfers.TakeOverCaseAsync(
                new TakeOverCaseRequest { RequestId = Guid.NewGuid().ToString(), CaseId = file.Id, Reason = HandoverReason.CannotAct, DocumentNumber = Number }, world.As(to));
        }
        else if (way is Way.Offered or Way.Accepted)
        {
            await world.Transfers.TransferCaseAsync(
                new TransferCaseRequest { RequestId = Guid.NewGuid().ToString(), CaseId = file.Id, OfficeId = to, Reason = HandoverReason.Place, DocumentNumber = Number }, world.As(from));
        }

        if (way == Way.Accepted)
        {
            await world.Transfers.AcceptTransferAsync(new AcceptTransferRequest { RequestId = Guid.NewGuid().ToString(), CaseId = file.Id, DocumentNumber = Number }, world.As(to));
        }

        var handler = way is Way.Accepted or Way.TakenOver ? to : from;
        // The tasks of whoever handles the case go along, when Agencies has heard of it.
        await Eventually.Be(
            () => Expectation.TasksOfAsync(world, handler, file.Id),
            all => all.Count > 0 && all.Where(task => task.State == TaskState.Open && HandlersSteps.Contains(task.Step)).All(task => task.OfficeId == handler));
        return (await world.Cases.GetCaseAsync(new GetCaseRequest { CaseId = file.Id }, world.As(handler))).Case;
    }


    /// <summary>Whoever has to do with any of it, and some who have not.</summary>
    private static IReadOnlyList<string> Offices(IEnumerable<Contracts.Cases.V1.Case> raised, IEnumerable<Contracts.Agencies.V1.Task> tasks) =>
    [
        .. raised.SelectMany(file => file.Handovers.SelectMany(one => new[] { one.FromOfficeId, one.ToOfficeId }).Append(file.HandlingOfficeId))
            .Concat(tasks.Select(task => task.OfficeId)).Concat(Employers.Where(employer => employer.Length > 0))
            .Concat(["bawaslu-63", "bawaslu-ri", "bkpsdm-63", "kpu-63", "kpu-ri", "bawaslu-64.02", "polres-63.01"]).Distinct().Order(StringComparer.Ordinal),
    ];

    private async Task<(List<string> Read, List<string> Listed, List<string> Watched)> SeenAsync(
        Metadata headers, IReadOnlyList<Contracts.Cases.V1.Case> raised, IReadOnlyList<Contracts.Agencies.V1.Task> tasks)
    {
        var read = new List<string>();
        foreach (var file in raised)
        {
            Add(read, file.Id, await Errors.ReasonOf(world.Cases.GetCaseAsync(new GetCaseRequest { CaseId = file.Id }, headers)));
        }

        foreach (var task in tasks)
        {
            Add(read, task.Id, await Errors.ReasonOf(world.Tasks.GetTaskAsync(new GetTaskRequest { TaskId = task.Id }, headers)));
        }

        var ours = raised.Select(file => file.Id).Concat(tasks.Select(task => task.Id)).ToHashSet();
        var cases = (await world.Cases.ListCasesAsync(new ListCasesRequest { PageSize = 1000 }, headers)).Cases.Select(file => file.Id);
        var listed = cases.Concat((await world.Tasks.ListTasksAsync(new ListTasksRequest { PageSize = 1000 }, headers)).Tasks.Select(task => task.Id));
        using var caseStream = world.Cases.WatchCases(new WatchCasesRequest(), headers);
        using var taskStream = world.Tasks.WatchTasks(new WatchTasksRequest(), headers);
        var watched = (await caseStream.ReadUntilAsync(message => message.Bookmark is not null)).Fold<Contracts.Cases.V1.Case>().Keys
            .Concat((await taskStream.ReadUntilAsync(message => message.Bookmark is not null)).Fold<Contracts.Agencies.V1.Task>().Keys);
        return (Sorted(read, ours), Sorted(listed, ours), Sorted(watched, ours));
    }

    private static void Add(List<string> read, string id, string reason)
    {
        reason.ShouldBeOneOf("", "NOT_FOUND");
        if (reason.Length == 0)
        {
            read.Add(id);
        }
    }

    /// <summary>What becomes of the handling of a case.</summary>
    private enum Way
    {
        Kept = 0,
        Offered = 1,
        Accepted = 2,
        TakenOver = 3,
    }

    private static List<string> Sorted(IEnumerable<string> ids, HashSet<string> ours) => [.. ids.Where(ours.Contains).Order(StringComparer.Ordinal)];
}

[Collection<OneCluster>]
public sealed class ClusterSightTests(ClusterWorld world) : Sight(world);

[Collection<OneSandbox>]
public sealed class SandboxSightTests(SandboxWorld world) : Sight(world);
