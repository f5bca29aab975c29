using Google.Protobuf.WellKnownTypes;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Network.Tests.Procedure;
using Netralitas.Support;
using Netralitas.Support.Worlds;
using Case = Netralitas.Contracts.Cases.V1.Case;
using Outcome = Netralitas.Contracts.Cases.V1.Outcome;
using Task = System.Threading.Tasks.Task;
using TaskState = Netralitas.Contracts.Agencies.V1.TaskState;

namespace Netralitas.Network.Tests.Plans;

/// <summary>A sandbox that lives when the plan of 2025 is in effect.</summary>
public sealed class World2025 : SandboxWorld
{
    public override string LegalClock => "2025-02-10T09:00+08:00x1";
}

/// <summary>What the plan of 2025 makes of cases, end to end.</summary>
public sealed class PlanTests(World2025 world) : IClassFixture<World2025>
{
    private readonly CaseSteps _steps = new(world);

    [Fact]
    public async Task A_village_head_and_a_civil_servant_in_one_case_open_what_was_previewed_a_crime_and_a_village_track_side_by_side()
    {
        var request = CaseSteps.Request(CaseKind.Report, Contest.Regent, "63.01", [(SubjectKind.CivilServant, "setda-63.72"), (SubjectKind.VillageHead, "setda-63.01")]);
        (request.ActDate, request.KnownDate) = ("2025-02-06", "2025-02-08");
        var file = await _steps.RegisteredAsync((await world.Cases.RaiseCaseAsync(request, world.As("bawaslu-63.01"))).Case);
        file = await _steps.StudiedAsync(file, "DIS-06", "VIL-29");
        await Eventually.Be(() => OpenAsync(file), open => open.Contains("join-examination inspektorat-63.72"));
        file = await _steps.DecidedAsync(file, i => i == 0 ? Outcome.ViolationDiscipline : Outcome.OtherLaw);
        file = await _steps.ForwardedAsync(file, file.Persons.Take(1));
        file = await _steps.ForwardedAsync(file, file.Persons.Skip(1));

        var preview = await world.Plans.PreviewPlanAsync(
            new PreviewPlanRequest
            {
                Kind = CaseKind.Report, ElectionId = "pilkada-2024", Contest = Contest.Regent, PlaceRegionCode = "63.01", ActDate = "2025-02-06", KnownDate = "2025-02-08",
                ReceivedTime = file.ReceivedTime, RegisteredTime = file.ReceivedTime, ForwardedTime = new Timestamp { Seconds = file.ReceivedTime.Seconds + 600 },
                Persons =
                {
                    new PlannedPerson { SubjectKind = SubjectKind.CivilServant, EmployerOfficeId = "setda-63.72", Allegations = { Decided("DIS-06", Outcome.ViolationDiscipline) } },
                    new PlannedPerson { SubjectKind = SubjectKind.VillageHead, EmployerOfficeId = "setda-63.01", Allegations = { Decided("VIL-29", Outcome.OtherLaw) } },
                },
            },
            world.As("bawaslu-63.01"));
        var planned = preview.Tasks.Select(task => $"{task.Step} {task.OfficeId}").Where(line => !line.StartsWith("initial-study", StringComparison.Ordinal)).Order().ToList();
        planned.ShouldContain("personnel.receive bkn-kanreg-08");
        planned.ShouldContain("village.receive dpmd-63.01");
        planned.ShouldContain("examine-subordinate setda-63");
        (await Eventually.Be(() => OpenAsync(file), open => open.Order().SequenceEqual(planned))).Count.ShouldBe(planned.Count);
        (await TrackWalk.In(world).OfAsync(file)).Select(track => track.Kind).ShouldBe(["personnel", "village"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_case_whose_class_and_employer_were_wrong_is_routed_anew()
    {
        var request = CaseSteps.Request(CaseKind.Report, Contest.Regent, "63.01", [(SubjectKind.CivilServant, "setda-63.72")]);
        (request.ActDate, request.KnownDate) = ("2025-02-06", "2025-02-08");
        var file = await _steps.RegisteredAsync((await world.Cases.RaiseCaseAsync(request, world.As("bawaslu-63.01"))).Case);
        file = await _steps.StudiedAsync(file, "CRM-P71-1");
        await Eventually.Be(() => OpenAsync(file), open => open.Contains("assign-investigators polres-63.01"));

        await world.Transfers.CorrectEntryAsync(
            new CorrectEntryRequest
            {
                RequestId = Guid.NewGuid().ToString(), CaseId = file.Id, DocumentNumber = "15/II/2025", Reason = "Salah pasal dan instansi",
                Person = new PersonCorrection { PersonId = file.Persons[0].Id, EmployerOfficeId = "setda-63.71", AllegationId = file.Allegations[0].Id, ViolationId = "DIS-06" },
            },
            world.As("bawaslu-63.01"));

        var open = await Eventually.Be(() => OpenAsync(file), lines => lines.Contains("join-examination inspektorat-63.71"));
        open.ShouldContain("identify-person bkpsdm-63.71");
        open.ShouldNotContain(line => line.EndsWith("63.72", StringComparison.Ordinal) || line.StartsWith("assign-", StringComparison.Ordinal));
        open.ShouldBeUnique();
        (await TasksAsync(file)).Where(task => task.State == TaskState.Cancelled).Select(task => task.CancelReason).Distinct().ShouldBe(["REROUTED"]);
        (await world.Cases.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = file.Id, PageSize = 1000 }, world.As("bawaslu-63.01"))).Events.ShouldContain(one => one.Type == "ENTRY_CORRECTED");
    }

    private static PlannedAllegation Decided(string code, Outcome outcome) => new() { ViolationId = code, Outcome = outcome };

    private async Task<IReadOnlyList<string>> OpenAsync(Case file) => [.. (await TasksAsync(file)).Where(task => task.State == TaskState.Open).Select(task => $"{task.Step} {task.OfficeId}")];

    private async Task<IReadOnlyList<Contracts.Agencies.V1.Task>> TasksAsync(Case file) =>
        (await world.Tasks.ListTasksAsync(new ListTasksRequest { CaseId = file.Id, PageSize = 1000 }, world.As("bawaslu-63.01"))).Tasks;
}
