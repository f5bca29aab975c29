using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Contracts.Reference.V1;
using Netralitas.Platform.Authority;
using Netralitas.Support;
using Netralitas.Support.Worlds;
using Case = Netralitas.Contracts.Cases.V1.Case;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Network.Tests.Statistics;

/// <summary>Over cases made by chance, whoever asks counts what the same caller lists and reads: nothing hidden, and nothing of a case that is shown in part only.</summary>
public abstract class Counts(World world)
{
    private const int CasesMade = 8;
    private const int RequestsEach = 5;
    private const string Handler = "bawaslu-61.01";
    private const string Recorder = "kpu-61.02";
    private static readonly string[] Places = ["61.01", "61.01", "61.02", "61.71"];
    private static readonly string[] Employers = ["", "setda-61.01", "kpu-61.01", "bkpsdm-61.71", "bawaslu-61.71"];
    private static readonly string[] Days = ["2024-08-20", "2024-09-23", "2024-09-26"];
    private static readonly string[] Offices =
        [Handler, "bawaslu-61.71", "bawaslu-61", "bawaslu-ri", "kpu-61.01", "kesbangpol-61.01", "bkpsdm-61.01", "setda-61.01", "polres-61.01"];

    [Fact]
    public async Task Whoever_counts_gets_what_the_same_caller_lists()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("NETRALITAS_SEED"), out var given) ? given : Random.Shared.Next();
        TestContext.Current.TestOutputHelper!.WriteLine($"NETRALITAS_SEED={seed} makes the same cases");
        var random = new Random(seed);
        var naive = await PublishedAsync();
        var officer = await Appointing.AppointAsync(world, Handler);
        for (var i = 0; i < CasesMade; i++)
        {
            await MakeAsync(random, officer);
        }

        await world.Mandates.GrantMandateAsync(OnBehalf.Grant(Handler, Recorder), world.As(Handler, Roles.Administrator));
        await Eventually.Be(() => Errors.ReasonOf(world.Cases.ListCasesAsync(new ListCasesRequest(), world.As(Recorder).For(Handler))), reason => reason.Length == 0);
        var callers = Offices.Select(office => (Name: office, Headers: world.As(office)))
            .Append(("an officer", world.AsOfficer(Handler, officer))).Append(("a recorder", world.As(Recorder).For(Handler)));
        var (inPart, inFull) = (0, 0);
        foreach (var (name, headers) in callers)
        {
            var requests = Enumerable.Range(0, RequestsEach).Select(_ => new RandomRequests(random).Next()).ToList();
            var seen = await CountsAsListsAsync(name, headers, [.. requests, RandomRequests.Comparing(requests[0])], naive);
            inPart += seen.Count(file => file.View == CaseView.NeedToKnow);
            inFull += seen.Sum(file => file.Allegations.Count);
        }

        (inPart > 0, inFull > 0).ShouldBe((true, true), "there was nothing to be hidden, or nothing to be counted");
    }

    /// <summary>Counts as the list stands; again when it changed meanwhile, because tasks open by themselves.</summary>
    private async Task<List<Case>> CountsAsListsAsync(string name, Metadata headers, IReadOnlyList<GetStatisticsRequest> requests, NaiveCount naive)
    {
        List<Case> seen = [];
        await Eventually.Be(
            async () =>
            {
                var before = await ListAsync(headers);
                seen = [];
                foreach (var listed in before)
                {
                    var file = (await world.Cases.GetCaseAsync(new GetCaseRequest { CaseId = listed.Id }, headers)).Case;
                    seen.Add(file);
                }

                var differences = new List<string>();
                foreach (var request in requests)
                {
                    var told = await world.Statistics.GetStatisticsAsync(request, headers);
                    Compare(differences, request, naive.Rows(seen, request, ""), told, row => row.Counts, told.Total, isCompared: request.CompareElectionId.Length > 0);
                    if (request.CompareElectionId.Length > 0)
                    {
                        var other = request.Clone();
                        other.ElectionIds[0] = request.CompareElectionId;
                        Compare(differences, request, naive.Rows(seen, other, ""), told, row => row.Compared, told.ComparedTotal, isCompared: true);
                    }
                }

                return (await ListAsync(headers)).SequenceEqual(before) ? string.Join('\n', differences.Select(difference => $"{name}: {difference}")) : $"the list of {name} changed";
            },
            difference => difference.Length == 0);
        return seen;
    }

    private static void Compare(
        List<string> differences, GetStatisticsRequest request, IReadOnlyList<string> expected, GetStatisticsResponse told, Func<StatisticsRow, Contracts.Cases.V1.Counts> counts,
        Contracts.Cases.V1.Counts total, bool isCompared)
    {
        // Rows of zeros are regions that have none, or groups of the other election only.
        var zeros = told.Rows.Where(row => counts(row).Cases == 0).ToList();
        if (zeros.Exists(row => counts(row).Persons + counts(row).Allegations > 0 || (!isCompared && !row.Keys.Any(key => key.Dimension is Dimension.Region or Dimension.Province))))
        {
            differences.Add($"{request}: rows of nothing");
        }

        string[] rows = [.. told.Rows.Except(zeros).Select(row => $"{string.Concat(row.Keys.Select(key => key.Value + "|"))}: {Text(counts(row))}").Order(StringComparer.Ordinal), $"total: {Text(total)}"];
        if (!rows.SequenceEqual(expected.SkipLast(1).Order(StringComparer.Ordinal).Append(expected[^1])))
        {
            differences.Add($"{request}: told [{string.Join("; ", rows)}] instead of [{string.Join("; ", expected)}]");
        }
    }

    private static string Text(Contracts.Cases.V1.Counts counts) => $"{counts.Cases} {counts.Persons} {counts.Allegations}";

    private async Task<IReadOnlyList<Case>> ListAsync(Metadata headers) =>
        (await world.Cases.ListCasesAsync(new ListCasesRequest { PlaceRegionCode = "61", PageSize = 1000 }, headers)).Cases;

    /// <summary>What the network publishes of elections and violations.</summary>
    private async Task<NaiveCount> PublishedAsync()
    {
        var headers = world.As(Handler);
        var phases = new Dictionary<string, IReadOnlyList<Phase>>();
        foreach (var election in new[] { "pilkada-2024", "pemilu-2024" })
        {
            phases[election] = (await world.Reference.ListPhasesAsync(new ListPhasesRequest { ElectionId = election, PageSize = 1000 }, headers)).Phases;
        }

        var types = (await world.Reference.ListViolationTypesAsync(new ListViolationTypesRequest { PageSize = 1000 }, headers)).ViolationTypes;
        return new NaiveCount(phases, types.GroupBy(type => type.Rule.Id).ToDictionary(type => type.Key, type => type.First().Group));
    }

    private async Task MakeAsync(Random random, string officer)
    {
        var place = random.GetItems(Places, 1)[0];
        var isEarlier = random.Next(4) == 0;
        var request = new RaiseCaseRequest
        {
            RequestId = Id(), Kind = (CaseKind)random.Next(1, 4), ElectionId = isEarlier ? "pemilu-2024" : "pilkada-2024", PlaceRegionCode = place,
            Contest = isEarlier ? Contest.Legislative : place == "61.71" ? Contest.Mayor : Contest.Regent, ActDate = isEarlier ? "2024-02-11" : random.GetItems(Days, 1)[0], KnownDate = "2024-09-27",
            // Before or after midnight in the west, where it becomes October.
            ReceivedTime = Timestamp.FromDateTimeOffset(new DateTimeOffset(2024, 9, 30, random.Next(16, 18), 30, 0, TimeSpan.Zero)),
        };
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            request.Persons.Add(new NewReportedPerson
            {
                Name = "Fulan", SubjectKind = random.Next(2) == 0 ? SubjectKind.CivilServant : SubjectKind.SeniorExecutive, Post = "Staf", AllegedAct = "Hadir",
                EmployerOfficeId = random.GetItems(Employers, 1)[0],
            });
        }

        var file = (await world.Cases.RaiseCaseAsync(request, world.As("bawaslu-" + place))).Case;
        if (random.Next(3) == 0)
        {
            await Errors.ReasonOf(world.Cases.RecuseOfficerAsync(
                new RecuseOfficerRequest { RequestId = Id(), CaseId = file.Id, OfficerId = officer, Ground = RecusalGround.Kin }, world.As(file.HandlingOfficeId)));
        }

        if (random.Next(4) == 0)
        {
            await Errors.ReasonOf(world.Cases.RecuseOfficeAsync(
                new RecuseOfficeRequest { RequestId = Id(), CaseId = file.Id, OfficeId = random.Next(2) == 0 ? "kesbangpol-" + place : Recorder, Ground = RecusalGround.Kin }, world.As(file.HandlingOfficeId)));
        }

        await HandleAsync(random, file, world.As(file.HandlingOfficeId));
    }

    /// <summary>Takes a finding as far as chance has it; what the law does not allow is left out.</summary>
    private async Task HandleAsync(Random random, Case file, Metadata handler)
    {
        if (file.Kind == CaseKind.Report)
        {
            return;
        }

        file = (await world.Cases.RegisterCaseAsync(new RegisterCaseRequest { RequestId = Id(), CaseId = file.Id }, handler)).Case;
        foreach (var person in file.Persons)
        {
            foreach (var code in new[] { "DIS-04", "DIS-06", "ETH-02", "ETH-03" }.Where(_ => random.Next(2) == 0))
            {
                await Errors.ReasonOf(world.Procedure.AddAllegationAsync(new AddAllegationRequest { RequestId = Id(), CaseId = file.Id, PersonId = person.Id, ViolationId = code }, handler));
            }
        }

        if (random.Next(3) > 0)
        {
            file = (await world.Procedure.CompleteStudyAsync(new CompleteStudyRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = "1/K", Summary = "Kajian" }, handler)).Case;
            var decide = new DecideCaseRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = "2/BA" };
            decide.Outcomes.AddRange(file.Allegations.Select(allegation => new AllegationOutcome
            {
                AllegationId = allegation.Id, Outcome = random.Next(2) == 0 ? Outcome.ViolationDiscipline : Outcome.NotProven,
            }));
            await Errors.ReasonOf(world.Procedure.DecideCaseAsync(decide, handler));
        }
    }

    private static string Id() => Guid.NewGuid().ToString();
}

[Collection<OneCluster>]
public sealed class ClusterCountsTests(ClusterWorld world) : Counts(world);

[Collection<OneSandbox>]
public sealed class SandboxCountsTests(SandboxWorld world) : Counts(world);
