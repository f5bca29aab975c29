using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Cli.Demo.Situations;

/// <summary>The personnel office of Balikpapan gives a task back: the reported person works for the province.</summary>
internal static class WrongReceiver
{
    private const string Receiver = "bkpsdm-64.71";
    private const string Right = "bkpsdm-64";

    private static readonly ExpectedTask[] Opened =
    [
        new("initial-study", "bawaslu-64.71", "2024-10-17T00:00+08:00", "Perbawaslu 8/2020 jo 9/2024"),
        new("identify-person", Receiver, "2024-10-17T00:00+08:00", "policy"),
        new("check-candidacy", "kpu-64.71", "2024-10-17T00:00+08:00", "policy"),
        new("situation-note", "kesbangpol-64.71", "2024-10-18T00:00+08:00", "policy"),
    ];

    public static Situation Situation { get; } = new("Balikpapan: a task goes to the wrong office and comes back", PlayAsync);

    private static async Task PlayAsync(Stage stage)
    {
        stage.Say("The reporter takes a driver for a servant of the city; he works for the province (salah alamat).");
        var file = await stage.RaiseAsync("bawaslu-64.71", Stage.Request(CaseKind.Report, Contest.Mayor, "64.71",
            Persons.Named("Rudi Sianu", SubjectKind.CivilServant, "setda-64.71", "Pengemudi", "Memakai mobil dinas untuk kampanye")));
        var tasks = await stage.UntilAsync(() => stage.TasksOfAsync(file), found => found.Count >= Opened.Length);
        var task = tasks.Single(one => one.OfficeId == Receiver);
        var returned = (await stage.Network.Tasks.ReturnTaskAsync(
            new ReturnTaskRequest { RequestId = Stage.NewId(), TaskId = task.Id, Reason = ReturnReason.WrongReceiver, SuggestedOfficeId = Right },
            stage.Network.As(Receiver))).Task;
        stage.Say($"{Receiver} returns its task and names {Right}; Bawaslu gets a task to route it anew.");
        await stage.ExpectTasksAsync("Balikpapan: Bawaslu has one working day to route the returned task anew", file,
            [.. Opened, new("route-returned-task", "bawaslu-64.71", "2024-10-16T00:00+08:00", "policy")]);
        stage.Expect("Balikpapan: the task is returned as sent to the wrong office, with the right one named",
            returned is { State: TaskState.Returned, ReturnReason: ReturnReason.WrongReceiver, SuggestedOfficeId: Right });
    }
}
