using Google.Protobuf.WellKnownTypes;
using Netralitas.Agencies;
using Netralitas.Cases;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Authority;
using Netralitas.Reference;
using Netralitas.Support;
using Case = Netralitas.Contracts.Cases.V1.Case;
using Contest = Netralitas.Contracts.Common.V1.Contest;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Network.Tests.Pausing;

/// <summary>A task that mirrors a step and the clock of the case itself are reckoned by two services, from the facts that go from one to the other.</summary>
public sealed class ClocksAgreeTests : IDisposable
{
    private const string Office = "bawaslu-63.01";
    private const string Document = "7/PLENO/I/2024";
    private readonly TestFolder _folder = new();

    [Theory]
    [InlineData(CaseKind.Report, ClockKind.InitialStudy, "18 18 23 20 23")]
    [InlineData(CaseKind.Finding, ClockKind.Finding, "19 19 22 21 21")]
    public async Task A_mirror_is_due_when_its_case_is_before_and_in_and_after_a_pause_and_after_a_correction_and_a_decree(CaseKind kind, ClockKind clock, string days)
    {
        var dues = new List<DateTimeOffset>();
        Case file = null!;
        // Monday 15 January 2024; the clocks stand still until Thursday morning.
        dues.Add(await AfterAsync("2024-01-15T09:00+08:00x1", clock, async cases => file = (await Files(cases).RaiseCaseAsync(Raise(kind), Handler(cases))).Case));
        dues.Add(await AfterAsync("2024-01-15T15:00+08:00x1", clock, async cases =>
            (await Clocks(cases).PauseClockAsync(new PauseClockRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = Document, Reason = "Menunggu" }, Handler(cases))).Case));
        dues.Add(await AfterAsync("2024-01-18T10:00+08:00x1", clock, async cases =>
            (await Clocks(cases).ResumeClockAsync(new ResumeClockRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = Document, Reason = "Putusan" }, Handler(cases))).Case));
        dues.Add(await AfterAsync("2024-01-18T11:00+08:00x1", clock, async cases => (await new TransferService.TransferServiceClient(cases.PatientChannel).CorrectEntryAsync(
            new CorrectEntryRequest
            {
                RequestId = Id(), CaseId = file.Id, DocumentNumber = Document, Reason = "Salah ketik", KnownDate = "2024-01-11",
                ReceivedTime = Timestamp.FromDateTimeOffset(new DateTimeOffset(2024, 1, 12, 9, 0, 0, TimeSpan.FromHours(8))),
            }, Handler(cases))).Case));
        dues.Add(await AfterAsync("2024-01-18T12:00+08:00x1", clock, async cases => (await Files(cases).GetCaseAsync(new GetCaseRequest { CaseId = file.Id }, Handler(cases))).Case, isDecreed: true));

        dues.Select(due => $"{due.ToOffset(TimeSpan.FromHours(8)):dd HH:mm}").ShouldBe(days.Split(' ').Select(day => day + " 00:00"));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>When both services say that it is due, after something was done to the case and Agencies heard of it.</summary>
    private async Task<DateTimeOffset> AfterAsync(string legal, ClockKind kind, Func<ServiceUnderTest<CasesDb>, Task<Case>> act, bool isDecreed = false)
    {
        var reference = isDecreed ? Decreed() : ReferenceBook.DefaultFolder;
        await using var cases = await ServiceUnderTest<CasesDb>.StartAsync(
            new CasesModule(), legal, "--Services:Agencies=http://127.0.0.1:9", Storage("cases"), $"--Reference:Folder={reference}");
        await using var agencies = await ServiceUnderTest<AgenciesDb>.StartAsync(new AgenciesModule(), legal, Storage("agencies"), $"--Reference:Folder={reference}");
        var file = await act(cases);
        if (isDecreed)
        {
            await new DeadlineService.DeadlineServiceClient(agencies.PatientChannel).RecomputeDeadlinesAsync(
                new RecomputeDeadlinesRequest { RequestId = Id(), DocumentNumber = "SKB 12/2024", Reason = "Libur" }, agencies.As(Office, Roles.Administrator));
        }
        else
        {
            var fact = await Eventually.Be(
                () => Task.FromResult(cases.Heard.Values.OfType<ICaseEvent>().SingleOrDefault(one => $"{one.Case.Version}" == file.Etag)), one => one is not null);
            await agencies.TellAsync(fact!);
        }

        var tasks = await new TaskService.TaskServiceClient(agencies.PatientChannel).ListTasksAsync(new ListTasksRequest { CaseId = file.Id }, agencies.As(Office));
        var clocks = await new ProcedureService.ProcedureServiceClient(cases.PatientChannel).ExplainDeadlinesAsync(new ExplainDeadlinesRequest { CaseId = file.Id }, Handler(cases));
        var due = tasks.Tasks.Single(task => task.MirrorOf.Length > 0).DueTime;
        due.ShouldBe(clocks.Clocks.Single(clock => clock.Kind == kind).Reckoning.DueTime);
        return due.ToDateTimeOffset();
    }

    /// <summary>The data delivered, and a decree that makes Friday 19 January 2024 a holiday.</summary>
    private string Decreed()
    {
        var folder = Directory.CreateDirectory(_folder.File("decreed")).FullName;
        foreach (var file in Directory.EnumerateFiles(ReferenceBook.DefaultFolder))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        File.AppendAllText(Path.Combine(folder, "holidays.csv"), "2024-01-19,national,Libur menurut keputusan\n");
        return folder;
    }

    private string Storage(string service) => $"--Storage:Connection=Data Source={_folder.File(service + ".db")};Pooling=False";

    private static RaiseCaseRequest Raise(CaseKind kind) => new()
    {
        RequestId = Id(), Kind = kind, ElectionId = "pemilu-2024", Contest = Contest.Legislative, PlaceRegionCode = "63.01", ActDate = "2024-01-10", KnownDate = "2024-01-12",
        Persons =
        {
            new NewReportedPerson { Name = "Ahmad Fulan", SubjectKind = SubjectKind.CivilServant, EmployerOfficeId = "setda-63.72", Post = "Kepala bidang", AllegedAct = "Menghadiri deklarasi" },
        },
    };

    private static CaseService.CaseServiceClient Files(ServiceUnderTest<CasesDb> cases) => new(cases.PatientChannel);

    private static ClockService.ClockServiceClient Clocks(ServiceUnderTest<CasesDb> cases) => new(cases.PatientChannel);

    private static Grpc.Core.Metadata Handler(ServiceUnderTest<CasesDb> cases) => cases.As(Office);

    private static string Id() => Guid.NewGuid().ToString();
}
