using System.Diagnostics;
using Netralitas.Cli.Up;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Support.Worlds;
using Npgsql;
using Case = Netralitas.Contracts.Cases.V1.Case;
using Outcome = Netralitas.Contracts.Cases.V1.Outcome;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Network.Tests.Procedure;

/// <summary>An election as regencies live it: reports that end at every stage, in the shares that are known of 2024.</summary>
[Collection<OneCluster>]
public sealed class SimulatedElectionTests(ClusterWorld world, ITestOutputHelper output)
{
    private const int Seed = 20241127;
    private const int Callers = 8;
    private const int Offices = 40;
    private const int PersonsPerCaseMax = 3;

    [Fact]
    public Task Every_case_of_a_small_election_ends_where_its_procedure_led_it() => WalkAsync(persons: 150);

    [Fact]
    [Trait("Category", "Long")]
    public Task Every_case_of_an_election_of_25_000_persons_ends_where_its_procedure_led_it() => WalkAsync(persons: 25_000);

    private async Task WalkAsync(int persons)
    {
        var offices = (await world.Reference.ListOfficesAsync(new Contracts.Reference.V1.ListOfficesRequest { Function = "bawaslu", PageSize = 1000 }, world.As("bawaslu-ri")))
            .Offices.Where(office => office.Id.Contains('.', StringComparison.Ordinal)).Take(Offices).ToList();
        var before = await SizesAsync();
        var (remaining, calls, ends) = (persons, 0, new Dictionary<CaseState, int>());
        var random = new Random(Seed);
        var clock = Stopwatch.StartNew();
        // Several offices at a time, as in life; which case ends where is drawn in one order, so that a run can be repeated.
        await Parallel.ForEachAsync(Draws(), new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (draw, _) =>
        {
            var walk = new Walk(world, draw.Office, draw.Region);
            var file = await walk.ToAsync(draw.End, draw.Persons, draw.Proven);
            file.State.ShouldBe(draw.End == CaseState.Concluded && draw.Proven > 0 ? CaseState.Forwarded : draw.End);
            Interlocked.Add(ref calls, walk.Calls);
            lock (ends)
            {
                ends[file.State] = ends.GetValueOrDefault(file.State) + 1;
            }
        });

        clock.Stop();
        var after = await SizesAsync();
        output.WriteLine($"{persons} persons in {ends.Values.Sum()} cases, {calls} calls, {clock.Elapsed.TotalSeconds:0} s, {calls / clock.Elapsed.TotalSeconds:0} calls a second");
        output.WriteLine(string.Join(", ", ends.OrderBy(end => end.Key).Select(end => $"{end.Key} {end.Value}")));
        output.WriteLine(string.Join(", ", after.Select(size => $"{size.Key} {(size.Value - before[size.Key]) / 1048576.0:0} MiB")));
        ends.Keys.ShouldContain(CaseState.Concluded);
        ends.Keys.ShouldContain(CaseState.NotRegistered);

        IEnumerable<(string Office, string Region, CaseState End, int Persons, int Proven)> Draws()
        {
            while (remaining > 0)
            {
                var office = offices[random.Next(offices.Count)];
                var several = Math.Min(remaining, random.Next(1, PersonsPerCaseMax + 1));
                remaining -= several;
                yield return (office.Id, office.RegionCode, EndOf(random), several, random.Next(several + 1));
            }
        }
    }

    /// <summary>Where a report ends: a third is not registered, some are withdrawn, of the others three of four become violations.</summary>
    private static CaseState EndOf(Random random) => random.Next(100) switch
    {
        < 33 => CaseState.NotRegistered,
        < 36 => CaseState.Withdrawn,
        < 40 => CaseState.Clarification,
        _ => CaseState.Concluded,
    };

    private async Task<Dictionary<string, long>> SizesAsync()
    {
        await using var server = NpgsqlDataSource.Create(world.Network.Postgres!.ConnectionString("postgres"));
        await using var ask = server.CreateCommand("SELECT datname, pg_database_size(datname) FROM pg_database WHERE datname = ANY ($1)");
        ask.Parameters.AddWithValue(LocalNetwork.ServiceNames.ToArray());
        await using var rows = await ask.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var sizes = new Dictionary<string, long>();
        while (await rows.ReadAsync(TestContext.Current.CancellationToken))
        {
            sizes[rows.GetString(0)] = rows.GetInt64(1);
        }

        return sizes;
    }

    /// <summary>One office at its procedure.</summary>
    private sealed class Walk(ClusterWorld world, string office, string region)
    {
        private readonly Grpc.Core.Metadata _headers = world.As(office);

        /// <summary>How many calls it made.</summary>
        public int Calls { get; private set; }

        /// <summary>Cities are numbered from 71 in each province.</summary>
        private bool IsCity => region[3] == '7';

        public async Task<Case> ToAsync(CaseState end, int persons, int proven)
        {
            var file = (await Call(world.Cases.RaiseCaseAsync(Report(persons), _headers))).Case;
            if (end == CaseState.Withdrawn)
            {
                return (await Call(world.Procedure.WithdrawReportAsync(new WithdrawReportRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = "1/X/2024" }, _headers))).Case;
            }

            var complete = end != CaseState.NotRegistered;
            file = (await Call(world.Cases.CompleteInitialStudyAsync(
                new CompleteInitialStudyRequest { RequestId = Id(), CaseId = file.Id, FormalRequirementsMet = complete, MaterialRequirementsMet = true, Summary = "Kajian awal" }, _headers))).Case;
            if (!complete)
            {
                return (await Call(world.Cases.CloseCaseAsync(new CloseCaseRequest { RequestId = Id(), CaseId = file.Id, Reason = CloseReason.RequirementsNotMet }, _headers))).Case;
            }

            file = await HeardAsync((await Call(world.Cases.RegisterCaseAsync(new RegisterCaseRequest { RequestId = Id(), CaseId = file.Id }, _headers))).Case);
            return end == CaseState.Clarification ? file : await EndedAsync(file, proven);
        }

        private async Task<Case> HeardAsync(Case file)
        {
            foreach (var person in file.Persons)
            {
                await Call(world.Procedure.AddAllegationAsync(new AddAllegationRequest { RequestId = Id(), CaseId = file.Id, PersonId = person.Id, ViolationId = "DIS-06" }, _headers));
            }

            file = (await Call(world.Procedure.InviteToHearingAsync(
                new InviteToHearingRequest
                {
                    RequestId = Id(), CaseId = file.Id, DocumentNumber = "2/X/2024", Role = HearingRole.ReportedPerson, PersonId = file.Persons[0].Id,
                    HearingTime = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTime(new DateTime(2024, 10, 31, 2, 0, 0, DateTimeKind.Utc)),
                },
                _headers))).Case;
            return (await Call(world.Procedure.RecordHearingAsync(
                new RecordHearingRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = "3/X/2024", HearingId = file.Hearings[0].Id, Attended = true, UnderOath = true }, _headers))).Case;
        }

        private async Task<Case> EndedAsync(Case file, int proven)
        {
            file = (await Call(world.Procedure.CompleteStudyAsync(new CompleteStudyRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = "4/X/2024", Summary = "Kajian" }, _headers))).Case;
            var decide = new DecideCaseRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = "5/X/2024" };
            decide.Outcomes.AddRange(file.Allegations.Select((allegation, i) =>
                new AllegationOutcome { AllegationId = allegation.Id, Outcome = i < proven ? Outcome.ViolationDiscipline : Outcome.NotProven }));
            file = (await Call(world.Procedure.DecideCaseAsync(decide, _headers))).Case;
            await Call(world.Procedure.AnnounceStatusAsync(new AnnounceStatusRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = "6/X/2024" }, _headers));
            if (proven > 0)
            {
                // What follows at the receivers is told elsewhere.
                var forward = new ForwardCaseRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = "7/X/2024" };
                forward.PersonIds.AddRange(file.Allegations.Where(one => one.Outcome == Outcome.ViolationDiscipline).Select(one => one.PersonId));
                return (await Call(world.Procedure.ForwardCaseAsync(forward, _headers))).Case;
            }

            return (await Call(world.Procedure.ConcludeCaseAsync(new ConcludeCaseRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = "8/X/2024" }, _headers))).Case;
        }

        private RaiseCaseRequest Report(int persons) => new()
        {
            RequestId = Id(), Kind = CaseKind.Report, ElectionId = "pilkada-2024", Contest = IsCity ? Contest.Mayor : Contest.Regent, PlaceRegionCode = region, ActDate = "2024-10-10", KnownDate = "2024-10-12",
            Persons =
            {
                Enumerable.Range(0, persons).Select(_ => new NewReportedPerson
                {
                    Name = $"Fulan {Word()}", SubjectKind = SubjectKind.CivilServant, EmployerOfficeId = $"setda-{region}", Post = "Staf", AllegedAct = "Mengunggah dukungan",
                }),
            },
        };

        private async Task<T> Call<T>(Grpc.Core.AsyncUnaryCall<T> call)
        {
            Calls++;
            return await call;
        }

        /// <summary>Nobody is called like anybody else: cases that are alike are looked at for each other.</summary>
        private static string Word() => string.Concat(Enumerable.Range(0, 8).Select(_ => (char)('a' + Random.Shared.Next(26))));

        private static string Id() => Guid.NewGuid().ToString();
    }
}
