using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Task = System.Threading.Tasks.Task;
using TaskMessage = Netralitas.Contracts.Agencies.V1.Task;

namespace Netralitas.Cli.Demo.Situations;

/// <summary>A report in Balangan comes too late: the case is not registered and its tasks are cancelled.</summary>
internal static class NotRegistered
{
    private const string Handler = "bawaslu-63.11";

    public static Situation Situation { get; } = new("Balangan: a report that comes too late", PlayAsync);

    private static async Task PlayAsync(Stage stage)
    {
        stage.Say("The act was known on 20 September; reports must come within seven days. Bawaslu closes the case (tidak diregistrasi).");
        var request = Stage.Request(CaseKind.Report, Contest.Regent, "63.11",
            Persons.Named("Salim Andai", SubjectKind.CivilServant, "setda-63.11", "Kepala dinas", "Mengumpulkan dukungan pegawai"));
        (request.ActDate, request.KnownDate) = ("2024-09-18", "2024-09-20");
        var file = await stage.RaiseAsync(Handler, request);
        await stage.ExpectTasksAsync("Balangan: until it is closed, the case has its four tasks", file,
            new ExpectedTask("initial-study", Handler, "2024-10-17T00:00+08:00", "Perbawaslu 8/2020 jo 9/2024"),
            new ExpectedTask("identify-person", "bkpsdm-63.11", "2024-10-17T00:00+08:00", "policy"),
            new ExpectedTask("check-candidacy", "kpu-63.11", "2024-10-17T00:00+08:00", "policy"),
            new ExpectedTask("situation-note", "kesbangpol-63.11", "2024-10-18T00:00+08:00", "policy"));
        var closed = (await stage.Network.Cases.CloseCaseAsync(
            new CloseCaseRequest { RequestId = Stage.NewId(), CaseId = file.Id, Reason = CloseReason.Late, Note = "Laporan melewati tujuh hari sejak diketahui" },
            stage.Network.As(Handler))).Case;
        stage.Expect("Balangan: the case is closed as not registered, because it came late", closed is { State: CaseState.NotRegistered, Closing.Reason: CloseReason.Late });
        var tasks = await stage.UntilAsync(() => stage.TasksOfAsync(file), AllCancelled);
        stage.Expect("Balangan: all four tasks are cancelled, with the reason", AllCancelled(tasks) && tasks.Count == 4);
    }

    private static bool AllCancelled(IReadOnlyList<TaskMessage> tasks) => tasks.All(task => task is { State: TaskState.Cancelled, CancelReason: "LATE" });
}
